import assert from "node:assert/strict";
import fc from "fast-check";
import { exportTokenList } from "../../../../src/presentation/token/exportTokenList";
import { listedAt } from "../../commands/commandSupport";
import { token } from "../../tokens/auditSupport";
import { sessionAt } from "../../views/pictureSupport";

const about = { deployment: "https://coder.example.com/base", at: new Date("2026-11-24T12:00:00Z") };
const alpha = "aaaaaaaa-0000-4000-8000-000000000001";

describe("a list of tokens, written down", () => {
  const here = sessionAt("coder.example.com", 0);
  const listed = listedAt(here, [
    token("ci", {
      scopes: ["workspace:read", "workspace:start"],
      allowList: [{ type: "workspace", id: alpha }],
      lastUsed: undefined,
    }),
    token("all", { scopes: ["coder:all"], allowList: [{ type: "*", id: "*" }] }),
  ]);

  it("has in JSON what a program needs, and where and when it was read", () => {
    const { tokens, ...rest } = JSON.parse(exportTokenList(listed, about, "json")) as {
      tokens: Record<string, unknown>[];
    };
    assert.deepEqual(rest, { deployment: about.deployment, exportedAt: "2026-11-24T12:00:00.000Z" });
    assert.deepEqual(tokens[0], {
      id: "cixxxxxxxx",
      name: "ci",
      owner: "alice",
      state: "active",
      group: "active",
      scopes: ["workspace:read", "workspace:start"],
      allowList: [`workspace:${alpha}`],
      createdAt: "2026-11-22T12:00:00.000Z",
      expiresAt: "2026-12-22T12:00:00.000Z",
      lastUsedAt: "",
      concerns: tokens[0]?.["concerns"],
    });
    assert.ok((tokens[1]?.["concerns"] as string[]).includes("fullAccess"));
  });

  it("has the same in CSV, one line for each", () => {
    const [head, first, second, rest] = exportTokenList(listed, about, "csv").split("\r\n");
    assert.equal(head, "id,name,owner,state,group,scopes,allowList,createdAt,expiresAt,lastUsedAt,concerns");
    assert.match(
      first ?? "",
      new RegExp(
        `^"cixxxxxxxx","ci","alice","active","active","workspace:read workspace:start","workspace:${alpha}",`,
      ),
    );
    assert.match(second ?? "", /"coder:all","\*:\*"/);
    assert.equal(rest, "");
  });

  it("has the same in Markdown, as a table", () => {
    const lines = exportTokenList(listed, about, "markdown").split("\n");
    assert.equal(lines.length, 7);
    for (const line of lines.slice(2, 6)) assert.equal(line.split(/(?<!\\)\|/).length, 13, line);
  });

  it("runs no formula and breaks no row, whatever a token is named", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (name) => {
        const csv = exportTokenList(listedAt(here, [token("x", { name })]), about, "csv");
        assert.equal(csv.split("\r\n").length, 3);
        const cell = /^"[^"]*","((?:[^"]|"")*)",/.exec(csv.split("\r\n")[1] ?? "")?.[1] ?? assert.fail(csv);
        assert.doesNotMatch(cell, /^\s*[=+\-@]/);
        const table = exportTokenList(listedAt(here, [token("x", { name })]), about, "markdown").split("\n");
        assert.equal(table.length, 6);
        assert.equal(table[4]?.split(/(?<!\\)(?:\\\\)*\|/).length, 13, table[4]);
        const { tokens } = JSON.parse(
          exportTokenList(listedAt(here, [token("x", { name })]), about, "json"),
        ) as {
          tokens: { name: string }[];
        };
        assert.equal(tokens[0]?.name, name);
      }),
    );
  });

  it("makes no link, no picture and no page of a name", () => {
    const name = "[x](command:y) ![z](https://evil.example/z.png) <b>b</b> https://evil.example `c` @all";
    const [, , , , row] = exportTokenList(listedAt(here, [token("x", { name })]), about, "markdown").split(
      "\n",
    );
    assert.doesNotMatch(row ?? "", /(?<!\\)[[\]<>()`!]/);
    assert.doesNotMatch(row ?? "", /https:\/\//);
  });

  it("shows in JSON what nobody could see", () => {
    const text = exportTokenList(listedAt(here, [token("x", { name: "a\u202Eb\u200Bc" })]), about, "json");
    assert.ok(text.includes("a\\u202eb\\u200bc"), text);
  });

  it("never holds a secret, since a listed token has none", () => {
    for (const language of ["json", "csv", "markdown"] as const)
      assert.doesNotMatch(exportTokenList(listed, about, language), /[A-Za-z0-9]{10}-[A-Za-z0-9]{22}/);
  });
});
