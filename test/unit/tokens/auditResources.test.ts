import assert from "node:assert/strict";
import { CoderClient } from "../../../src/coder";
import type { AllowEntry } from "../../../src/core";
import { Secret } from "../../../src/core/token/secret";
import type { SignedIn } from "../../../src/session/sessionState";
import { ResourceNames } from "../../../src/tokens/audit/resourceNames";
import { type Coderd, startCoderd } from "../../coderd";
import { signedInAt } from "../../support/signedIn";

const nobody = "99999999-9999-4999-8999-999999999999";

describe("the names of resources", () => {
  let coderd: Coderd;
  let session: SignedIn;
  let names: ResourceNames;

  beforeEach(async () => {
    coderd = await startCoderd();
    session = await signedInAt(coderd, "alice");
    names = new ResourceNames(session);
    coderd.log.clear();
  });
  afterEach(async () => {
    session.client.dispose();
    await coderd.stop();
  });

  const workspace = (name: string): AllowEntry => ({ type: "workspace", id: coderd.workspace(name).id });
  const gone: AllowEntry = { type: "workspace", id: nobody };
  const paths = () => coderd.log.entries.map(({ method, path }) => `${method} ${path}`);

  it("are those of workspaces, templates, people and organizations", async () => {
    const template = { type: "template", id: coderd.template("docker").id };
    const self = { type: "user", id: session.record.userId };
    const [organization] = await session.client.organizations.mine();
    const acme = { type: "organization", id: organization?.id ?? "" };
    await names.lookUp([workspace("alpha"), template, self, acme]);
    assert.deepEqual(names.peek(workspace("alpha")), { kind: "named", name: "alpha" });
    assert.deepEqual(names.peek(template), { kind: "named", name: "Docker containers" });
    assert.deepEqual(names.peek(self), { kind: "self", name: "alice" });
    assert.deepEqual(names.peek(acme), { kind: "named", name: "Acme Robotics" });
  });

  it("are asked for once, even at the same time", async () => {
    await Promise.all([names.lookUp([workspace("alpha")]), names.lookUp([workspace("alpha")])]);
    await names.lookUp([workspace("alpha")]);
    assert.deepEqual(paths(), [`GET /api/v2/workspaces/${coderd.workspace("alpha").id}`]);
  });

  it("ask nothing about entries without an id", async () => {
    assert.equal(await names.lookUp([{ type: "workspace", id: "*" }]), false);
    assert.deepEqual(paths(), []);
  });

  it("are found in one list when there are many, dormant workspaces being asked for after it", async () => {
    const wanted = ["alpha", "beta", "arm-controller", "cad-viewer", "old-firmware"].map(workspace);
    await names.lookUp(wanted);
    assert.deepEqual(
      wanted.map((entry) => names.peek(entry)),
      ["alpha", "beta", "arm-controller", "cad-viewer", "old-firmware"].map((name) => ({
        kind: "named",
        name,
      })),
    );
    assert.ok(paths().length <= 2, paths().join("\n"));
  });

  it("tell what is gone from what could not be asked, and ask again about the latter", async () => {
    await names.lookUp([gone, { type: "template", id: nobody }]);
    assert.deepEqual(names.peek(gone), { kind: "gone" });
    assert.equal(names.isGone({ type: "template", id: nobody }), true);
    const alpha = workspace("alpha");
    const outage = coderd.faults.add({ path: "/api/v2/workspaces/*" }, { kind: "reset", when: "before" });
    assert.equal(await names.lookUp([alpha]), false);
    assert.equal(names.peek(alpha), undefined);
    assert.equal(names.isGone(alpha), false);
    outage.remove();
    await names.lookUp([alpha]);
    assert.deepEqual(names.peek(alpha), { kind: "named", name: "alpha" });
  });

  for (const [what, scopes] of [
    ["a session", undefined],
    ["a narrow token", ["workspace:read", "template:read"]],
  ] as const) {
    it(`remember that a workspace was deleted, for ${what}, and ask no more`, async () => {
      if (scopes) {
        const text = coderd.createToken("alice", { scopes: [...scopes], allowList: [] });
        const { deployment, record } = session;
        const client = new CoderClient({ deployment, session: new Secret(text) });
        names = new ResourceNames({ client, record: { ...record, origin: "token" } });
      }
      const { id } = workspace("beta");
      await session.client.workspaces.build(id, { transition: "delete" });
      coderd.clock.advance(60_000);
      coderd.log.clear();
      for (let round = 0; round < 3; round += 1) await names.lookUp([workspace("beta")]);
      assert.deepEqual(names.peek(workspace("beta")), { kind: "gone" });
      assert.deepEqual(
        coderd.log.find({ path: "/api/v2/workspaces/*" }).map(({ status }) => status),
        [410],
      );
    });
  }

  it("do not take a list that could not be read for an empty one", async () => {
    const [organization] = await session.client.organizations.mine();
    for (const [path, entry, name] of [
      ["/api/v2/templates", { type: "template", id: coderd.template("docker").id }, "Docker containers"],
      [
        "/api/v2/users/me/organizations",
        { type: "organization", id: organization?.id ?? "" },
        "Acme Robotics",
      ],
    ] as const) {
      coderd.faults.add({ path, times: 1 }, { kind: "answer", status: 502 });
      await names.lookUp([entry]);
      assert.equal(names.peek(entry), undefined);
      await names.lookUp([entry]);
      assert.deepEqual(names.peek(entry), { kind: "named", name });
    }
  });

  it("call nothing gone that a narrow session may merely not see", async () => {
    const narrow = new ResourceNames({ ...session, record: { ...session.record, origin: "token" } });
    await narrow.lookUp([gone]);
    assert.deepEqual(narrow.peek(gone), { kind: "unknown" });
  });

  it("say nothing about other people, whom most may not see", async () => {
    const bob = { type: "user", id: coderd.user("bob").id };
    await names.lookUp([bob]);
    assert.deepEqual(names.peek(bob), { kind: "unknown" });
  });
});
