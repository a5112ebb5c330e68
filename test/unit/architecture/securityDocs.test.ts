import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";

const page = readFileSync("docs/security.md", "utf8");

/** Rows `| promise | `file`: name of a test |`. */
const rows = [...page.matchAll(/^\| (?!promise|---)(.+?) \| `([^`]+)`: (.+?) \|$/gm)].map(
  ([, promise = "", file = "", name = ""]) => ({ promise: promise.trim(), file, name: name.trim() }),
);

/** The names of the tests in a file, with `…` for what is filled in. */
function testsIn(file: string): string[] {
  const source = readFileSync(file, "utf8");
  return [...source.matchAll(/\bit\(\s*(["'`])((?:\\.|\$\{[^}]*\}|(?!\1)[^\\])*)\1/g)].map(
    ([, , name = ""]) => name.replace(/\$\{[^}]*\}/g, "…").replace(/\\(.)/g, "$1"),
  );
}

describe("the promises of docs/security.md", () => {
  it("are all in tables that name a file and a test", () => {
    const lines = page.split("\n").filter((line) => /^\| (?!promise|-)/.test(line));
    assert.equal(lines.length, rows.length);
    assert.ok(rows.length >= 30);
  });

  for (const { promise, file, name } of rows) {
    it(`are held by a test: ${promise}`, () => {
      assert.ok(existsSync(file), `${file} does not exist`);
      assert.ok(testsIn(file).includes(name), `${file} has no test "${name}"`);
    });
  }
});

const model = readFileSync("docs/threat-model.md", "utf8");

describe("docs/threat-model.md", () => {
  const cells = model
    .split("\n")
    .filter((line) => line.startsWith("| "))
    .map((line) => line.split("|").at(-2)?.trim() ?? "");

  it("names tests that are there", () => {
    const named = cells.flatMap((cell) => [
      ...cell.matchAll(/`(test\/[\w./-]+\.ts)`: (.+?)(?=, `(?:src|test|docs)\/|$)/g),
    ]);
    const missing = named.filter(
      ([, file = "", name = ""]) => !existsSync(file) || !testsIn(file).includes(name.trim()),
    );
    assert.equal(missing.map(([text]) => text).join("\n"), "");
    assert.ok(named.length >= 80);
  });

  it("answers each row of the standards with a file or a test", () => {
    const part = model.slice(model.indexOf("## OWASP ASVS"));
    const rows = part.split("\n").filter((line) => /^\| \d/.test(line));
    const open = rows.filter((line) => !/`(?:src|test|docs)\/[\w./-]+`[^|]*\|$/.test(line));
    assert.deepEqual(open, []);
    assert.ok(rows.length >= 50);
  });
});
