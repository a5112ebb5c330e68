const { readFileSync } = require("node:fs");
const path = require("node:path");

const source = (file) => path.resolve("src", file);

/** What has been loaded before something else is: by its file, or else by `rest`. */
const before = {
  [source("services.ts")]: source("extension.ts"),
  [source("views/tokens/tokensPainter.ts")]: source("services.ts"),
  [source("coder/calls.ts")]: source("services.ts"),
  [source("coder/http/failures.ts")]: source("coder/calls.ts"),
  [source("coder/http/answer/refusal.ts")]: source("coder/calls.ts"),
};
const rest = source("views/tokens/tokensPainter.ts");

/** The files that are loaded later, by a dynamic `import()`: known before the first of them is read. */
async function loadedLater({ esbuild, initialOptions }) {
  const { metafile } = await esbuild.build({
    ...initialOptions,
    metafile: true,
    plugins: initialOptions.plugins.filter(({ name }) => name !== exports.afterServices.name),
    sourcemap: false,
    write: false,
  });
  const imported = Object.values(metafile.inputs).flatMap(({ imports }) => imports);
  return new Set(
    imported.filter(({ kind }) => kind === "dynamic-import").map(({ path: file }) => path.resolve(file)),
  );
}

/**
 * Has everything that is loaded later import what has been loaded by then: the services the start, what paints the rows
 * the services, and the rest what paints. esbuild makes a chunk for each set of entries that share something: so there
 * is one for all that each of these has, and not forty small ones.
 *
 * @type {import("esbuild").Plugin}
 */
exports.afterServices = {
  name: "after-services",
  setup(build) {
    let later;
    build.onStart(async () => {
      later = await loadedLater(build);
    });
    build.onLoad({ filter: /\.ts$/ }, ({ path: file }) => {
      if (!later.has(file)) return undefined;
      return {
        contents: `${readFileSync(file, "utf8")}\nimport ${JSON.stringify(before[file] ?? rest)};`,
        loader: "ts",
      };
    });
  },
};
