// The direction of imports: extension → commands → webviews → views → lending → drafting → agents → step-ups → presentation → workspaces → leases → tokens → session
// → platform, coder → core.
const layers = [
  ["core", "^src/core/"],
  ["coder", "^src/coder/"],
  ["platform", "^src/platform/"],
  ["session", "^src/session/"],
  ["tokens", "^src/tokens/"],
  ["leases", "^src/leases/"],
  ["workspaces", "^src/workspaces/"],
  ["presentation", "^src/presentation/"],
  ["step-ups", "^src/stepUp/"],
  ["agents", "^src/agents/"],
  ["drafting", "^src/drafting/"],
  ["lending", "^src/(lending|tasks)/"],
  ["views", "^src/views/"],
  ["webviews", "^src/webviews/"],
  ["commands", "^src/commands/"],
  ["the composition root", "^src/[^/]+\\.ts$"],
];

const upward = layers.flatMap(([name, path], index) => {
  const above = layers.slice(index + 1).map(([, higher]) => higher);
  return above.length === 0
    ? []
    : [{ name: `${name} imports nothing above it`, severity: "error", from: { path }, to: { path: above } }];
});

module.exports = {
  forbidden: [
    ...upward,
    {
      name: "no import cycles",
      severity: "error",
      from: {},
      to: { circular: true, dependencyTypesNot: ["type-only"] },
    },
    {
      name: "the seams of core and coder are for those outside: here a file is imported from where it is",
      severity: "error",
      from: { path: "^src/" },
      to: { path: "^src/(core|coder)/index\\.ts$" },
    },
    {
      name: "core and coder do not know VS Code",
      severity: "error",
      from: { path: "^src/(core|coder)/" },
      to: { path: "^(vscode|node_modules/@types/vscode)" },
    },
    {
      name: "platform does not know the server's API",
      severity: "error",
      from: { path: "^src/platform/" },
      to: { path: "^src/coder/", pathNot: "^src/coder/errors/" },
    },
    {
      name: "the embedded server imports nothing from src",
      severity: "error",
      from: { path: "^test/coderd/" },
      to: { path: "^src/" },
    },
    {
      name: "nothing in src is imported from test",
      severity: "error",
      from: { path: "^src/" },
      to: { path: "^test/" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    exclude: { path: "^(dist|out)/|^esbuild\\.js$" },
  },
};
