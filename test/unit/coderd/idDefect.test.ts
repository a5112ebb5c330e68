import assert from "node:assert/strict";
import { type Coderd, startCoderd } from "../../coderd";
import { ask, fields } from "./ask";

const columns = ["list", "by id", "by name", "templates", "template", "me"] as const;

/** One line of the table: entries of the allow list, then what each request answers. */
type Line = readonly [entries: string, ...answers: (number | string)[]];

/** W, T and U stand for the ids of the workspace, its template and the caller. */
const table: readonly Line[] = [
  ["workspace:W", 500, 403, 404, "empty", 404, 404],
  ["workspace:W template:T", 500, 500, 404, 500, 200, 404],
  ["workspace:W template:*", 500, 200, 404, 200, 200, 404],
  ["workspace:W template:* user:U", 500, 200, 200, 200, 200, 200],
  ["workspace:W template:T user:U", 500, 500, 500, 500, 200, 200],
  ["workspace:*", "dropped", 403, 404, "empty", 404, 404],
  ["workspace:* template:*", 200, 200, 404, 200, 200, 404],
  ["*:W", 500, 500, 404, 500, 404, 404],
];

for (const scopes of [["coder:all"], ["workspace:read", "template:read", "user:read"]]) {
  describe(`ids in an allow list with ${scopes.join(" ")}`, () => {
    let server: Coderd;
    let paths: Record<(typeof columns)[number], string>;
    before(async () => {
      server = await startCoderd({ seed: "recorded" });
      const [W, T] = [server.workspace("alpha").id, server.template("docker").id];
      paths = {
        list: "/api/v2/workspaces",
        "by id": `/api/v2/workspaces/${W}`,
        "by name": "/api/v2/users/me/workspace/alpha",
        templates: "/api/v2/templates",
        template: `/api/v2/templates/${T}`,
        me: "/api/v2/users/me",
      };
    });
    after(() => server.stop());

    for (const [entries, ...expected] of table) {
      it(`answers ${entries} as the real server does`, async () => {
        const ids: Record<string, string> = {
          W: server.workspace("alpha").id,
          T: server.template("docker").id,
          U: server.user("alice").id,
        };
        const allowList = entries
          .split(" ")
          .map((entry) => entry.replace(/[WTU]$/, (letter) => ids[letter] ?? ""));
        const token = server.createToken("alice", { scopes, allowList });
        const answers: (number | string)[] = [];
        for (const column of columns) {
          const reply = await ask(server, token, "GET", paths[column]);
          answers.push(describeReply(reply.status, reply.body));
          if (reply.status === 500)
            assert.match(String(fields(reply)["detail"]), /pq: column reference "id" is ambiguous$/);
        }
        assert.deepEqual(
          Object.fromEntries(columns.map((column, index) => [column, answers[index]])),
          Object.fromEntries(columns.map((column, index) => [column, expected[index]])),
        );
      });
    }
  });
}

/** The status, or a word for a 200 that hides what is there. */
function describeReply(status: number, body: unknown): number | string {
  if (status !== 200) return status;
  if (Array.isArray(body) && body.length === 0) return "empty";
  const { count, workspaces } = body as { count?: number; workspaces?: unknown[] };
  return count !== undefined && workspaces?.length === 0 && count > 0 ? "dropped" : status;
}
