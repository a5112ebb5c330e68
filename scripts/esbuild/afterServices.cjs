const { readFileSync } = require("node:fs");
const path = require("node:path");

const source = (file) => path.resolve("src", file);

const services = source("services.ts");
const rows = source("views/tokens/tokensPainter.ts");
const calls = source("coder/calls.ts");

/** What has been loaded before something else is: by its file, or else the rows. */
const before = {
  [services]: source("extension.ts"),
  [rows]: services,
  [calls]: services,
  [source("commands/runGiven.ts")]: services,
  [source("lending/offeredAccounts.ts")]: services,
  [source("coder/http/request/failures.ts")]: calls,
  [source("coder/http/answer/refusal.ts")]: calls,
  [source("coder/workspaceCalls.ts")]: calls,
  [source("coder/streams.ts")]: calls,
};

/** Much smaller than the half KiB of helpers that each chunk has, so they come along with something that is loaded anyway. */
const alongWith = {
  [services]: ["coder/errors/notPrepared.ts"],
  [rows]: [
    "core/reasoning/covers.ts",
    "platform/views.ts",
    "presentation/token/ownerOf.ts",
    "tokens/expiring/meantTokens.ts",
    "tokens/key/maySeeTokens.ts",
  ],
};

/** What the form for a new token and the same questions in quick picks have in common, for everything that only they need. */
const ofForms = [
  "drafting/form/loadFormFor.ts",
  "drafting/form/formKnowledge.ts",
  "drafting/check/checkFields.ts",
];
for (const file of [
  "webviews/newToken/openNewToken.ts",
  "views/quickForm/createQuickly.ts",
  "drafting/check/checkDraft.ts",
  "drafting/form/startedFrom.ts",
  "webviews/newToken/submitting.ts",
])
  alongWith[source(file)] = ofForms;

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
      const more = [before[file] ?? rows, ...(alongWith[file] ?? []).map(source)];
      return {
        contents: [readFileSync(file, "utf8"), ...more.map((one) => `import ${JSON.stringify(one)};`)].join(
          "\n",
        ),
        loader: "ts",
      };
    });
  },
};
