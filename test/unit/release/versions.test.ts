import assert from "node:assert/strict";
import path from "node:path";
import { pathToFileURL } from "node:url";

type Versions = {
  nextVersion: (version: string, kind: string | undefined) => string;
  isPreRelease: (version: string) => boolean;
};
type Changelog = {
  released: (changelog: string, version: string, day: string) => string;
  notesOf: (changelog: string, version: string) => string | undefined;
};

function load<T>(file: string): Promise<T> {
  return import(pathToFileURL(path.join(process.cwd(), "scripts", "release", file)).href) as Promise<T>;
}

describe("the version of a release", () => {
  let versions: Versions;
  before(async () => (versions = await load<Versions>("nextVersion.mjs")));

  for (const [version, kind, next] of [
    ["0.2.0", "patch", "0.2.1"],
    ["0.2.1", "minor", "0.4.0"],
    ["0.3.4", "minor", "0.4.0"],
    ["0.3.4", "major", "1.0.0"],
    ["0.2.9", "pre-release", "0.3.0"],
    ["0.3.0", "pre-release", "0.3.1"],
  ] as const) {
    it(`is ${next} for a ${kind} after ${version}`, () => {
      assert.equal(versions.nextVersion(version, kind), next);
      assert.equal(versions.isPreRelease(next), kind === "pre-release");
    });
  }

  it("is refused where it would change the channel, or where nobody said what it is", () => {
    assert.throws(() => versions.nextVersion("0.3.1", "patch"), /pre-release/);
    assert.throws(() => versions.nextVersion("0.2.0", undefined), /patch, minor, major, or pre-release/);
    assert.throws(() => versions.nextVersion("0.2.0-beta", "patch"), /no version/);
  });
});

describe("the changelog of a release", () => {
  let changelog: Changelog;
  before(async () => (changelog = await load<Changelog>("changelog.mjs")));

  const before_ =
    "# Changelog\n\n## Unreleased\n\n**Added**\n\n- A thing.\n\n## 0.2.0 (2026-01-02)\n\nFirst.\n";

  it("gets what was unreleased, and room for what comes next", () => {
    const after = changelog.released(before_, "0.4.0", "2026-11-28");
    assert.equal(changelog.notesOf(after, "0.4.0"), "**Added**\n\n- A thing.");
    assert.match(after, /^# Changelog\n\n## Unreleased\n\n## 0\.4\.0 \(2026-11-28\)\n\n\*\*Added\*\*/);
    assert.equal(changelog.notesOf(after, "0.2.0"), "First.");
  });

  it("is refused where nothing changed, or the version was released", () => {
    const after = changelog.released(before_, "0.4.0", "2026-11-28");
    assert.throws(() => changelog.released(after, "0.6.0", "2026-11-29"), /nothing to release/);
    assert.throws(() => changelog.released(before_, "0.2.0", "2026-11-29"), /already/);
  });

  it("knows a version by its whole number", () => {
    assert.equal(changelog.notesOf(before_, "0.2"), undefined);
    assert.equal(changelog.notesOf("## 0.2.00\n\nOther.\n", "0.2.0"), undefined);
  });
});
