import assert from "node:assert/strict";
import { type Coderd, startCoderd } from "../../coderd";
import vectors from "../../vectors/authcheck-2.35.1.json" with { type: "json" };
import { ask } from "./ask";

type Shape = Record<string, unknown>;

/** The people of the recorded deployment, by the role that the vectors name. */
const people: Readonly<Record<string, string>> = {
  owner: "owner",
  member: "alice",
  tadmin: "tadmin",
  uadmin: "uadmin",
  auditor: "auditor",
};

describe("the embedded server's authcheck, in every shape of object and for every role", () => {
  let server: Coderd;
  before(async () => {
    server = await startCoderd({ profile: "2.35.1", seed: "recorded" });
  });
  after(() => server.stop());

  const shapeOf = (name: string): Shape => ({
    ...(name.includes("owner me") ? { owner_id: "me" } : {}),
    ...(name.includes("owner other") ? { owner_id: server.user("bob").id } : {}),
    ...(name.includes("any_org") ? { any_org: true } : {}),
    ...(name.includes("organization") ? { organization_id: server.template("docker").organizationId } : {}),
  });

  for (const [role, shapes] of Object.entries(vectors.answers)) {
    for (const [shape, allowed] of Object.entries(shapes)) {
      it(`answers as ${vectors.server} did: ${role}, ${shape}`, async () => {
        const checks = Object.fromEntries(
          vectors.checks.map((permission) => {
            const [type, action] = permission.split(":");
            return [permission, { action, object: { resource_type: type, ...shapeOf(shape) } }];
          }),
        );
        const session = server.sessionKeyFor(people[role] ?? role);
        const { body } = await ask(server, session, "POST", "/api/v2/authcheck", { checks });
        const expected = Object.fromEntries(
          vectors.checks.map((permission) => [permission, (allowed as string[]).includes(permission)]),
        );
        assert.deepEqual(body, expected);
      });
    }
  }
});
