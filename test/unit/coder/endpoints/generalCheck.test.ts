import assert from "node:assert/strict";
import { generalCheck } from "../../../../src/coder";
import vectors from "../../../vectors/authcheck-2.35.1.json" with { type: "json" };

type Role = keyof typeof vectors.answers;

/** What a running server answered to the question as it is asked. */
function answered(role: Role, permission: string): boolean {
  const [type = "", action = ""] = permission.split(":");
  const { ownerId, anyOrganization } = generalCheck(type, action);
  const shape = `type${ownerId === undefined ? "" : " owner me"}${anyOrganization === true ? " any_org" : ""}`;
  const shapes: Record<string, string[]> = vectors.answers[role];
  return (shapes[shape] ?? assert.fail(`nobody recorded ${shape}`)).includes(permission);
}

const own = [
  ...["create", "read", "update", "delete"].map((action) => `api_key:${action}`),
  ...["create", "read", "update", "delete"].map((action) => `user_secret:${action}`),
  ...["create", "read", "update", "delete"].map((action) => `user_skill:${action}`),
  ...["create", "read", "update", "delete"].map((action) => `task:${action}`),
  ...["create", "read", "update", "delete", "start", "stop", "ssh", "application_connect"].map(
    (action) => `workspace:${action}`,
  ),
  ...["user:read", "user:read_personal", "user:update_personal", "file:create", "file:read"],
];
const ofMembers = ["organization:read", "organization_member:read", "group:read"];

/** What people may do besides, by their role; everything else of the vectors is denied to them. */
const byRole: Readonly<Record<Role, readonly string[]>> = {
  member: [],
  auditor: ["audit_log:read", "template:read"],
  uadmin: ["organization_member:create"],
  tadmin: ["create", "read", "update", "delete", "use"].map((action) => `template:${action}`),
  owner: [
    "audit_log:read",
    "organization:update",
    "organization:delete",
    "organization_member:create",
    ...["create", "read", "update", "delete", "use"].map((action) => `template:${action}`),
  ],
};

describe("asking in general what a person may do", () => {
  it("names no owner of what has none, nor an organization of what is a person's alone", () => {
    const [type, action] = ["template", "read"];
    assert.deepEqual(generalCheck(type, action), { type, action, anyOrganization: true });
    assert.deepEqual(generalCheck("api_key", action), { type: "api_key", action, ownerId: "me" });
    assert.deepEqual(generalCheck("task", action), {
      type: "task",
      action,
      ownerId: "me",
      anyOrganization: true,
    });
  });

  const known = vectors.checks.filter((permission) => !permission.includes("no_such"));
  for (const role of Object.keys(byRole) as Role[]) {
    it(`is answered with what the role allows, no more and no less: ${role}`, () => {
      const allowed = known.filter((permission) => answered(role, permission));
      assert.deepEqual(allowed.sort(), [...own, ...ofMembers, ...byRole[role]].sort());
    });
  }
});
