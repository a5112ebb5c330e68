import assert from "node:assert/strict";
import fc from "fast-check";
import { looksRefused } from "../../../../src/core/stepUp/looksRefused";
import { shellCommands } from "../../../../src/core/stepUp/shellCommands";
import { runs } from "../arbitraries";

describe("the commands of Coder's in a line for a shell", () => {
  const found = (text: string): string => {
    const { lines, isAll } = shellCommands(text);
    return `${lines.map(({ words }) => words.join(" ")).join(", ")}${isAll ? "" : " …"}`;
  };

  for (const [text, expected] of [
    ["coder start alpha", "start alpha"],
    ["coder stop alpha && coder start alpha; coder list | cat", "stop alpha, start alpha, list …"],
    ["A=1 /usr/local/bin/coder.exe ls\n\ncoder whoami &", "list, whoami"],
    ['coder start "my; coder delete beta"', "start my; coder delete beta"],
    ["echo 'a && coder delete beta' && coder show alpha", "show alpha …"],
    ["echo a\\; coder delete beta", " …"],
    ["echo a # && coder delete beta\ncoder show alpha", "show alpha …"],
    ["# coder delete beta", ""],
    ["coder show a#b", "show a#b"],
    ["ls -A", " …"],
    ["./deploy.sh coder delete beta", " …"],
    ["mycoder delete beta", " …"],
    ["CODER_URL=https://elsewhere.example coder start alpha", " …"],
    ["coder start alpha --token x", " …"],
    ["coder start alpha --url=https://elsewhere.example", " …"],
    ["cat <<X\ncoder delete beta\nX", " …"],
    ["", ""],
  ] as const)
    it(`are found in ${JSON.stringify(text)}`, () => assert.equal(found(text), expected));

  it("are found in any text without an error", () => {
    const parts = fc.constantFrom("coder start a", '"', "'", "\\", "#", " ", ";", "&&", "|", "\n", "<<", "x");
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(parts).map((all) => all.join("")),
        ),
        (text) => {
          for (const { words } of shellCommands(text).lines) assert.ok(Array.isArray(words));
        },
      ),
      { numRuns: runs },
    );
  });
});

describe("what a program printed", () => {
  for (const text of [
    "GET https://c.example/api/v2/users/me/workspace/a: unexpected status code 404: Resource not found or you do not have access to this resource",
    "error: 403: Forbidden.",
    "You do not have permission to start this workspace.",
    '500: Internal error fetching workspaces. Error: pq: column reference "id" is ambiguous',
    "Internal error creating token. Error: unauthorized: rbac: forbidden",
    "error: You are not logged in. Try logging in using 'coder login <url>'.",
    "Must select an organization with --org=<org_name>",
  ])
    it(`looks refused: ${text}`, () => assert.ok(looksRefused(text)));

  for (const text of ["", "exit status 1", "unknown flag: --bogus", "connection refused", "Terraform failed"])
    it(`doesn't: ${text}`, () => assert.ok(!looksRefused(text)));
});
