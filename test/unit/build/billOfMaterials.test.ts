import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";

type Metafile = { outputs: Record<string, { inputs: Record<string, { bytesInOutput: number }> }> };
type Locked = Record<string, { version: string; integrity?: string }>;
type Bill = {
  components: { name: string; purl: string; licenses: unknown; hashes: { content: string }[] }[];
  dependencies: { ref: string; dependsOn?: string[] }[];
};

const { billOfMaterials } = createRequire(path.join(process.cwd(), "package.json"))(
  "./scripts/esbuild/billOfMaterials.cjs",
) as { billOfMaterials: (metafiles: Metafile[], manifest: object, locked: Locked) => string };

const manifest = { name: "coder-access", publisher: "coder-access", version: "0.2.0", license: "MIT" };

describe("the bill of materials", () => {
  let folder: string;
  let metafiles: Metafile[];
  const locked = (integrity?: string, version = "1.2.3"): Locked => ({
    "node_modules/@some/thing": { version, ...(integrity === undefined ? {} : { integrity }) },
  });

  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), "coder-access-bill-"));
    const at = path.join(folder, "node_modules", "@some", "thing");
    mkdirSync(at, { recursive: true });
    writeFileSync(
      path.join(at, "package.json"),
      JSON.stringify({ name: "@some/thing", version: "1.2.3", license: "ISC" }),
    );
    const inputs = {
      [path.join(at, "index.js")]: { bytesInOutput: 10 },
      "src/extension.ts": { bytesInOutput: 5 },
    };
    metafiles = [{ outputs: { "dist/extension.js": { inputs } } }];
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it("names what is bundled with its licence and the hash of the lock file", () => {
    const bill = JSON.parse(billOfMaterials(metafiles, manifest, locked("sha512-AQID"))) as Bill;
    assert.deepEqual(
      bill.components.map(({ name, purl, licenses, hashes }) => ({ name, purl, licenses, hashes })),
      [
        {
          name: "@some/thing",
          purl: "pkg:npm/%40some/thing@1.2.3",
          licenses: [{ license: { id: "ISC" } }],
          hashes: [{ alg: "SHA-512", content: "010203" }],
        },
      ],
    );
    assert.deepEqual(bill.dependencies, [
      { ref: "coder-access.coder-access@0.2.0", dependsOn: ["pkg:npm/%40some/thing@1.2.3"] },
      { ref: "pkg:npm/%40some/thing@1.2.3" },
    ]);
  });

  it("is the same each time", () => {
    const once = billOfMaterials(metafiles, manifest, locked("sha512-AQID"));
    assert.equal(billOfMaterials(metafiles, manifest, locked("sha512-AQID")), once);
  });

  it("is refused for what the lock file does not vouch for", () => {
    for (const packages of [{}, locked(), locked("sha1-AQID"), locked("sha512-AQID", "1.2.4")])
      assert.throws(() => billOfMaterials(metafiles, manifest, packages), /does not vouch/);
  });
});
