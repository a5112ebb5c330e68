import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";

type Metafile = { outputs: Record<string, { inputs: Record<string, { bytesInOutput: number }> }> };

const { bundledPackages, noticeOf, notices } = createRequire(path.join(process.cwd(), "package.json"))(
  "./scripts/esbuild/notices.cjs",
) as {
  bundledPackages: (metafiles: Metafile[]) => string[];
  noticeOf: (folder: string) => string;
  notices: (metafiles: Metafile[]) => string;
};

const metafile = (...files: [string, number][]): Metafile => ({
  outputs: {
    "dist/extension.js": {
      inputs: Object.fromEntries(files.map(([file, bytesInOutput]) => [file, { bytesInOutput }])),
    },
  },
});

describe("the notices of what is bundled", () => {
  let folder: string;
  const withPackage = (manifest: object, files: Record<string, string> = {}): string => {
    const at = mkdtempSync(path.join(folder, "some-"));
    writeFileSync(
      path.join(at, "package.json"),
      JSON.stringify({ name: "some", version: "1.2.3", ...manifest }),
    );
    for (const [name, text] of Object.entries(files)) writeFileSync(path.join(at, name), text);
    return at;
  };

  beforeEach(() => (folder = mkdtempSync(path.join(os.tmpdir(), "coder-access-notices-"))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it("names each package of which something is in a bundle, and no other", () => {
    const found = bundledPackages([
      metafile(
        ["src/extension.ts", 9],
        ["node_modules/axios/lib/axios.js", 9],
        ["node_modules/axios/a.js", 1],
      ),
      metafile(["node_modules/@vscode/codicons/src/icons/error.svg", 9], ["node_modules/unused/index.js", 0]),
    ]);
    assert.deepEqual(found, ["node_modules/@vscode/codicons", "node_modules/axios"]);
  });

  it("has the licences of what the extension contains today, with their holders", () => {
    const text = notices([
      metafile(
        ...[
          "axios/index.js",
          "zod/index.js",
          "@vscode/l10n/dist/browser.js",
          "@vscode/codicons/src/icons/error.svg",
        ].map((file): [string, number] => [`node_modules/${file}`, 1]),
      ),
    ]);
    for (const name of ["axios", "zod", "@vscode/l10n", "@vscode/codicons"])
      assert.match(text, new RegExp(`^${name} \\d+\\.\\d+\\.\\d+ \\((MIT|CC-BY-4\\.0)\\)$`, "m"));

    assert.match(text, /Copyright \(c\) Microsoft Corporation/);
    assert.match(text, /Attribution 4\.0 International/);
  });

  it("has the text that a package brings, and the notice beside it", () => {
    const at = withPackage(
      { license: "Apache-2.0" },
      { "LICENSE.md": "The licence.", NOTICE: "The notice." },
    );
    assert.match(noticeOf(at), /^some 1\.2\.3 \(Apache-2\.0\)[^]*The licence\.[^]*The notice\./);
  });

  it("refuses a licence that nobody allowed, and one without its text", () => {
    assert.throws(
      () => noticeOf(withPackage({ license: "GPL-3.0" }, { LICENSE: "x" })),
      /some is bundled under GPL-3\.0/,
    );
    assert.throws(() => noticeOf(withPackage({})), /some is bundled under undefined/);
    assert.throws(() => noticeOf(withPackage({ license: "ISC" })), /without the text of its licence/);
  });

  it("go into the package", () => {
    assert.match(readFileSync(".vscodeignore", "utf8"), /^!dist\/ThirdPartyNotices\.txt$/m);
  });
});
