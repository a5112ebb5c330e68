import assert from "node:assert/strict";
import { GivenUp } from "../../../../src/coder";
import type { Template } from "../../../../src/coder/api/answers";
import type { SignedIn } from "../../../../src/session/sessionState";
import { Things } from "../../../../src/tokens/proof/things";
import { SeenThings } from "../../../../src/tokens/things/seenThings";
import { type Coderd, startCoderd } from "../../../coderd";
import { signedInAt } from "../../../support/signedIn";

const nobody = "99999999-9999-4999-8999-999999999999";

describe("the things of a deployment", () => {
  let coderd: Coderd;
  let session: SignedIn;
  let things: SeenThings;

  beforeEach(async () => {
    coderd = await startCoderd();
    session = await signedInAt(coderd, "alice");
    things = new SeenThings(session.client);
    coderd.log.clear();
  });
  afterEach(async () => {
    session.client.dispose();
    await coderd.stop();
  });

  const alpha = () => coderd.workspace("alpha").id;
  const docker = () => coderd.template("docker").id;
  const paths = () => coderd.log.entries.map(({ path }) => path);

  it("are each asked for once, in whatever case their id is written, and lists once for all that is in them", async () => {
    const found = await things.lookUp("workspace", alpha().toUpperCase());
    assert.equal(found.kind === "workspace" && found.name, "alpha");
    assert.equal(await things.lookUp("workspace", alpha()), found);
    assert.equal(things.peek("workspace", alpha()), found);
    const [one, other] = await Promise.all([
      things.lookUp("template", docker()),
      things.lookUp("template", nobody),
    ]);
    assert.equal(one.kind === "template" && one.name, "docker");
    assert.deepEqual(other, { kind: "absent", why: "notFound" });
    await things.list("template");
    assert.deepEqual(paths(), [`/api/v2/workspaces/${alpha().toUpperCase()}`, "/api/v2/templates"]);
  });

  it("are remembered as not there, or not to be seen", async () => {
    const bob = coderd.user("bob").id;
    for (const round of [1, 2]) {
      assert.deepEqual(await things.lookUp("workspace", nobody), { kind: "absent", why: "notFound" });
      assert.deepEqual(await things.lookUp("user", bob), { kind: "absent", why: "notFound" });
      assert.equal(coderd.log.count(), 2, `round ${round}`);
    }
  });

  for (const [kind, path, idOf] of [
    ["workspace", "/api/v2/workspaces/*", alpha],
    ["user", "/api/v2/users/*", () => session.record.userId],
    ["template", "/api/v2/templates", docker],
    ["organization", "/api/v2/users/me/organizations", () => nobody],
  ] as const) {
    it(`are asked for again when a ${kind} could not be`, async () => {
      coderd.faults.add({ path, times: 1 }, { kind: "answer", status: 502 });
      await assert.rejects(things.lookUp(kind, idOf()), { kind: "serverFault" });
      assert.equal(things.peek(kind, idOf()), undefined);
      const found = await things.lookUp(kind, idOf());
      assert.equal(found.kind, kind === "organization" ? "absent" : kind);
    });
  }

  it("say of a list that may not be read nothing about what is in it", async () => {
    coderd.faults.add(
      { path: "/api/v2/templates" },
      {
        kind: "answer",
        status: 404,
        body: { message: "Resource not found or you do not have access to this resource" },
      },
    );
    assert.deepEqual(await things.lookUp("template", docker()), { kind: "absent", why: "forbidden" });
  });

  it("are still found for one who waits when the one who asked gives up", async () => {
    const giving = new AbortController();
    const asked: (AbortSignal | undefined)[] = [];
    const list = (signal?: AbortSignal): Promise<Template[]> => {
      asked.push(signal);
      if (signal === undefined) return session.client.templates.list();
      return new Promise((_, reject) => {
        signal.addEventListener("abort", () => reject(new GivenUp(session.deployment, "maybe")));
      });
    };
    const { workspaces, users, organizations } = session.client;
    things = new SeenThings({ workspaces, users, organizations, templates: { list } });
    const given = things.list("template", giving.signal);
    const waiting = things.list("template");
    assert.deepEqual(asked, [giving.signal]);
    giving.abort();
    await assert.rejects(given, GivenUp);
    assert.ok((await waiting).some(({ name }) => name === "docker"));
  });

  it("go by their id in a proof while they cannot be asked for, and by their name after that", async () => {
    const spoken = new Things(session.client);
    coderd.faults.add({ path: "/api/v2/workspaces/*", times: 1 }, { kind: "answer", status: 502 });
    assert.deepEqual(await spoken.of("workspace", alpha()), {
      words: `the workspace ${alpha()}`,
      isMissing: false,
    });
    assert.deepEqual(await spoken.of("workspace", alpha()), {
      words: 'the workspace "alpha"',
      isMissing: false,
    });
  });
});
