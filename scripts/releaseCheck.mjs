// npm run release:check: everything that must hold before the extension is published, as a table. Leaves the package that was
// checked in out/, which is the one to publish. `-- --strict` also fails if the registry does not answer an audit. The workflow
// that publishes adds `--tag v1.2.3`, which must be this version's, and `--outputs FILE`, where it finds what was made.
import { appendFileSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { buildExtension } from "./lib/build.mjs";
import { ensureDependencies } from "./lib/dependencies.mjs";
import { requireNode } from "./lib/nodeVersion.mjs";
import { inProject } from "./lib/paths.mjs";
import { runMain, say } from "./lib/say.mjs";
import { table } from "./lib/table.mjs";
import { audit } from "./release/audit.mjs";
import { notesOf } from "./release/changelog.mjs";
import { looseVersions, scriptsAreOff } from "./release/dependencyRules.mjs";
import { git } from "./release/git.mjs";
import { isPreRelease } from "./release/nextVersion.mjs";
import { packageAnew } from "./release/packageAnew.mjs";
import { unusedFiles } from "./release/unusedFiles.mjs";

/** Another folder and another language must make no difference. */
const elsewhere = { folder: "another folder/deeper", env: { LANG: "tr_TR.UTF-8", LC_ALL: "tr_TR.UTF-8" } };

/** So many of a list are named. */
const named = 6;

function shown(list) {
  if (list.length === 0) return "none";
  const rest = list.length > named ? `, and ${list.length - named} more` : "";
  return `${list.slice(0, named).join(", ")}${rest}`;
}

/** @returns {Promise<{ sha256: string, isSame: boolean }>} of the package, which is built into a file twice */
async function buildTwice(file, preRelease) {
  const again = `${file}.again`;
  try {
    const sha256 = await packageAnew(file, { preRelease });
    return { sha256, isSame: sha256 === (await packageAnew(again, { ...elsewhere, preRelease })) };
  } finally {
    rmSync(again, { force: true });
  }
}

/** @returns {Promise<[string, string, boolean][]>} what is looked at, what was found, and whether that may be published */
async function look(manifest, { strict, tag }, { sha256, isSame }) {
  await buildExtension();
  const unused = await unusedFiles();
  const { components } = JSON.parse(readFileSync(inProject("dist", "sbom.cdx.json"), "utf8"));
  const loose = looseVersions(manifest);
  const { asked, found } = await audit();
  const changed = git("status", "--porcelain").split("\n").filter(Boolean);
  return [
    ["what is not committed", shown(changed), changed.length === 0],
    ["two builds", isSame ? `the same: SHA-256 ${sha256}` : "differ", isSame],
    ["files that nothing uses", shown(unused), unused.length === 0],
    ["bundled packages, all in the lock file", shown(components.map(({ purl }) => purl)), true],
    ["dependencies without an exact version", shown(loose), loose.length === 0],
    ["programs that run while packages install", scriptsAreOff() ? "none" : "any", scriptsAreOff()],
    [
      "known vulnerabilities, high or critical",
      asked ? shown(found) : "not asked: the registry answers no audits",
      asked ? found.length === 0 : !strict,
    ],
    ...(tag === undefined ? [] : [["the tag", tag, tag === `v${manifest.version}`]]),
  ];
}

await runMain(async () => {
  requireNode();
  const { values } = parseArgs({
    options: {
      strict: { type: "boolean", default: false },
      tag: { type: "string" },
      outputs: { type: "string" },
    },
  });
  await ensureDependencies();
  const manifest = JSON.parse(readFileSync(inProject("package.json"), "utf8"));
  const vsix = `${manifest.name}-${manifest.version}.vsix`;
  const preRelease = isPreRelease(manifest.version);

  say("Building the package twice, in two folders …");
  const built = await buildTwice(inProject("out", vsix), preRelease);
  const rows = await look(manifest, values, built);
  const notes = notesOf(readFileSync(inProject("CHANGELOG.md"), "utf8"), manifest.version);
  rows.push([
    "the changelog's part for this version",
    notes === undefined ? "none" : "there",
    notes !== undefined,
  ]);
  const size = (statSync(inProject("out", vsix)).size / 1024).toFixed(0);
  rows.push([`out/${vsix}`, `${size} KiB, ${preRelease ? "pre-release" : "release"}`, true]);
  say(
    `\n${table(
      ["", "what", "found"],
      rows.map(([what, found, stands]) => [stands ? "✔" : "✘", what, found]),
    )}`,
  );

  writeFileSync(inProject("out", "notes.md"), `${notes ?? ""}\n`);
  if (values.outputs !== undefined) {
    const channel = preRelease ? "pre-release" : "release";
    appendFileSync(values.outputs, `vsix=${vsix}\nsha256=${built.sha256}\nchannel=${channel}\n`);
  }
  const failed = rows.filter(([, , stands]) => !stands).length;
  say(`\n${rows.length - failed} of ${rows.length} stand.`);
  return failed > 0 ? 1 : 0;
});
