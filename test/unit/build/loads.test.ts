import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { Metafile } from "esbuild";

type Size = { readonly what: string; readonly size: number; readonly budget: number };

const root = process.cwd();
const folder = path.join(root, "out", "loads");
const { buildHost } = createRequire(path.join(root, "package.json"))("./scripts/esbuild/host.cjs") as {
  buildHost: (outdir: string, production: boolean) => Promise<Metafile>;
};

/** A chunk with all the chunks that it loads without being asked. */
function loadedWith(file: string, { outputs }: Pick<Metafile, "outputs">, seen = new Set<string>()) {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const { path: imported, kind } of outputs[file]?.imports ?? [])
    if (kind === "import-statement" && imported in outputs) loadedWith(imported, { outputs }, seen);

  return seen;
}

describe("the bundle of the extension host", function () {
  this.timeout(60_000);
  let metafile: Metafile;

  before(async () => {
    rmSync(folder, { recursive: true, force: true });
    metafile = await buildHost(folder, true);
  });

  it("loads what a person needs and little more: at the start, in the views, in the form, and to sign in", async () => {
    const { hostSizes } = (await import(
      pathToFileURL(path.join(root, "scripts", "lib", "sizes.mjs")).href
    )) as { hostSizes: (folder: string) => Promise<Size[]> };
    const sizes = await hostSizes(folder);
    assert.equal(sizes.length, 11);
    assert.ok(sizes.every(({ what, size }) => size > 0 || what.startsWith("of leases")));
    const over = sizes.filter(({ size, budget }) => size > budget);
    assert.deepEqual(over, []);
  });

  it("loads no library at the start: axios, zod and every panel come when they are needed", () => {
    const start = Object.keys(metafile.outputs).find((file) => file.endsWith("/extension.js")) ?? "";
    const inputs = [...loadedWith(start, metafile)].flatMap((file) =>
      Object.keys(metafile.outputs[file]?.inputs ?? {}),
    );
    assert.ok(inputs.includes("src/extension.ts"));
    assert.deepEqual(
      inputs.filter(
        (file) =>
          (file.includes("node_modules") && !file.includes("@vscode/l10n")) ||
          file.startsWith("src/webviews/"),
      ),
      [],
    );
  });

  it("has sockets, leases and what acts on workspaces apart from what tokens need", () => {
    const entries = [
      "src/extension.ts",
      "src/services.ts",
      "src/coder/calls.ts",
      "src/views/tokens/tokensPainter.ts",
    ];
    const files = entries.map((entry) =>
      Object.keys(metafile.outputs).find((file) => metafile.outputs[file]?.entryPoint === entry),
    );
    assert.ok(files.every((file) => file !== undefined));
    const inputs = files
      .flatMap((file) => [...loadedWith(file, metafile)])
      .flatMap((file) => Object.keys(metafile.outputs[file]?.inputs ?? {}));
    const ofWorkspaces =
      /node_modules\/ws\/|^src\/(?:workspaces|presentation\/workspace|leases\/leases\.ts|coder\/(?:workspaceCalls|endpoints\/(?:streams|workspaces\/(?:agents|builds|changes|parameters)))\b)/;
    assert.deepEqual(
      inputs.filter((file) => ofWorkspaces.test(file)),
      [],
    );
  });

  it("has nothing of leases, tasks, agents and what is lent but their doors in what is loaded unasked", () => {
    const entries = [
      "src/extension.ts",
      "src/services.ts",
      "src/coder/calls.ts",
      "src/views/tokens/tokensPainter.ts",
    ];
    const files = entries.map((entry) =>
      Object.keys(metafile.outputs).find((file) => metafile.outputs[file]?.entryPoint === entry),
    );
    const inputs = files
      .flatMap((file) => [...loadedWith(file ?? "", metafile)])
      .flatMap((file) => Object.entries(metafile.outputs[file]?.inputs ?? {}))
      .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
      .map(([file]) => file);
    assert.deepEqual(
      [...new Set(inputs.filter((file) => /^src\/(?:leases|tasks|agents|lending)\//.test(file)))].sort(),
      [
        "src/agents/access/accessChanges.ts",
        "src/agents/offerAgents.ts",
        "src/leases/lateLeases.ts",
        "src/lending/accounts.ts",
        "src/lending/authenticationProvider.ts",
        "src/lending/followSessions.ts",
      ],
    );
  });

  it("has none of what could follow a redirect for axios", () => {
    const inputs = Object.values(metafile.outputs).flatMap((output) => Object.keys(output.inputs));
    assert.ok(inputs.some((file) => file.endsWith("node_modules/axios/lib/adapters/http.js")));
    const unwanted =
      /node_modules\/(follow-redirects|form-data|https-proxy-agent|axios\/lib\/adapters\/(xhr|fetch))\b/;
    assert.deepEqual(
      inputs.filter((file) => unwanted.test(file)),
      [],
    );
  });

  it("has none of what axios is never asked for: forms, data addresses and HTTP/2", () => {
    const inputs = Object.values(metafile.outputs).flatMap((output) => Object.keys(output.inputs));
    const unwanted =
      /node_modules\/axios\/.*\/(\w*FormData|formData|toURLEncodedForm|fromDataURI|Http2)\w*\.js$/;
    assert.deepEqual(
      inputs.filter((file) => unwanted.test(file)),
      [],
    );
  });
});
