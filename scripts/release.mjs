// npm run release -- patch | minor | major | pre-release: gives what the changelog says under “Unreleased” to a new version, and
// commits and tags it. Pushing the tag is what publishes: .github/workflows/release.yml does the rest.
import { readFileSync, writeFileSync } from "node:fs";
import { inProject } from "./lib/paths.mjs";
import { runMain, say, Unable } from "./lib/say.mjs";
import { released } from "./release/changelog.mjs";
import { git } from "./release/git.mjs";
import { nextVersion } from "./release/nextVersion.mjs";

/** Writes the version into the first place where the file has the old one as its own. */
function replaceVersions(file, from, to, places) {
  const text = readFileSync(inProject(file), "utf8");
  let count = 0;
  const changed = text.replaceAll(`"version": "${from}"`, (own) =>
    (count += 1) <= places ? `"version": "${to}"` : own,
  );
  if (count < places) throw new Unable(`${file} does not name version ${from}.`);
  writeFileSync(inProject(file), changed);
}

await runMain(async () => {
  const { version } = JSON.parse(readFileSync(inProject("package.json"), "utf8"));
  const next = nextVersion(version, process.argv[2]);
  if (git("status", "--porcelain") !== "") throw new Unable("Commit or discard what has changed first.");
  const day = new Date().toISOString().slice(0, 10);
  const changelog = released(readFileSync(inProject("CHANGELOG.md"), "utf8"), next, day);

  writeFileSync(inProject("CHANGELOG.md"), changelog);
  replaceVersions("package.json", version, next, 1);
  // Once for the project, and once for it among its packages.
  replaceVersions("package-lock.json", version, next, 2);
  git("add", "CHANGELOG.md", "package.json", "package-lock.json");
  git("commit", "-m", `Release ${next}`);
  git("tag", "-a", `v${next}`, "-m", `Coder Access ${next}`);
  say(`Version ${next} is committed and tagged. To publish it: git push origin main v${next}`);
});
