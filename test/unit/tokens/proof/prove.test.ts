import assert from "node:assert/strict";
import { CoderClient, Unauthorized } from "../../../../src/coder";
import { buildCatalog, type Catalog, type Grant } from "../../../../src/core";
import { Secret } from "../../../../src/core/token/secret";
import type { SignedIn } from "../../../../src/session/sessionState";
import type { Proof } from "../../../../src/tokens/proof/proof";
import { prove } from "../../../../src/tokens/proof/prove";
import { type Coderd, type ProfileName, startCoderd } from "../../../coderd";
import { signedInAt } from "../../../support/signedIn";

describe("the proof of a grant", () => {
  let coderd: Coderd;
  let session: SignedIn;
  let catalog: Catalog;
  let workspaces: string[];
  const clients: CoderClient[] = [];

  async function start(profile: ProfileName, who = "alice"): Promise<void> {
    coderd = await startCoderd({ profile });
    session = await signedInAt(coderd, who);
    const [names, { version }] = await Promise.all([session.client.scopeNames(), session.client.buildInfo()]);
    catalog = buildCatalog(names, version);
    const owner = coderd.user(who).id;
    workspaces = [...coderd.store.workspaces.values()]
      .filter(({ ownerId, dormantAt }) => ownerId === owner && dormantAt === undefined)
      .map(({ id }) => id);
    coderd.log.clear();
  }

  afterEach(async () => {
    for (const client of clients.splice(0)) client.dispose();
    session.client.dispose();
    await coderd.stop();
  });

  const texts = ({ allowList }: Grant) => allowList.map(({ type, id }) => `${type}:${id}`);

  /** Proves a token that the server made with one grant against another, the same unless told otherwise. */
  async function proved(made: Grant, claimed: Grant = made): Promise<Proof> {
    const secret = coderd.createToken(session.record.username, {
      ...(made.scopes.length === 0 ? {} : { scopes: made.scopes }),
      ...(made.allowList.length === 0 ? {} : { allowList: texts(made) }),
    });
    const token = new CoderClient({ deployment: session.deployment, session: new Secret(secret) });
    clients.push(token);
    return prove({
      token,
      owner: session.client,
      catalog,
      grant: claimed,
      userId: session.record.userId,
    });
  }

  const operate = (): Grant => ({
    scopes: ["workspace:read", "workspace:start", "workspace:stop", "template:read"],
    allowList: [
      { type: "workspace", id: workspaces[0] ?? "" },
      { type: "template", id: "*" },
    ],
  });
  const grants: Record<string, () => Grant> = {
    "of everything": () => ({ scopes: ["coder:all"], allowList: [] }),
    "of everything, but on few things": () => ({ ...operate(), scopes: ["coder:all"] }),
    "to operate one workspace": operate,
    "to list": () => ({ scopes: ["workspace:read", "template:read"], allowList: [] }),
    "to list what it is limited to by type": () => ({
      scopes: ["workspace:read", "template:read"],
      allowList: [
        { type: "workspace", id: "*" },
        { type: "template", id: "*" },
      ],
    }),
    "of a wildcard": () => ({ scopes: ["workspace:*"], allowList: [] }),
    "of a ready-made set": () => ({ scopes: ["coder:workspaces.operate"], allowList: [] }),
    "to manage tokens": () => ({ scopes: ["coder:apikeys.manage_self"], allowList: [] }),
    "of nothing that its allow list reaches": () => ({
      scopes: ["template:read"],
      allowList: [{ type: "workspace", id: workspaces[0] ?? "" }],
    }),
    "to change templates, which its owner may not": () => ({ scopes: ["template:*"], allowList: [] }),
    "of secrets and files": () => ({ scopes: ["user_secret:*", "file:*"], allowList: [] }),
    "of organizations and tasks": () => ({ scopes: ["organization:*", "task:*"], allowList: [] }),
  };

  for (const profile of ["2.35.1", "2.31.14", "2.31.0"] as const) {
    for (const [name, grant] of Object.entries(grants)) {
      if (profile !== "2.35.1" && name.includes("tasks")) continue;
      it(`finds a token ${name} as it should be, on v${profile}`, async () => {
        await start(profile);
        const { asked, asExpected, disagreements, answers } = await proved(grant());
        assert.deepEqual(disagreements, []);
        assert.ok(!Object.values(answers).some((answer) => ["more", "less"].includes(answer)));
        assert.ok(asked > 5 && asExpected === asked, `${asExpected} of ${asked}`);
      });
    }
  }

  it("works for owners and where there are no scopes", async () => {
    await start("2.35.1", "olive");
    assert.deepEqual((await proved({ scopes: ["template:*", "user:*"], allowList: [] })).disagreements, []);
    session.client.dispose();
    await coderd.stop();
    await start("2.20");
    assert.deepEqual((await proved({ scopes: [], allowList: [] })).disagreements, []);
  });

  it("sounds the alarm when a token can do more than its grant", async () => {
    await start("2.35.1");
    const { disagreements, answers } = await proved({ scopes: ["coder:all"], allowList: [] }, operate());
    assert.equal(answers["api_key:create"], "more");
    assert.equal(answers["workspace:read"], "more", "others can be read as well");
    assert.equal(answers["template:read"], "yes");
    assert.ok(disagreements.length > 3 && disagreements.every(({ isBroader }) => isBroader));
    const sentences = disagreements.map(({ sentence }) => sentence);
    assert.ok(
      sentences.some((text) => text.startsWith("api_key:create on new or other resources wasn't granted")),
    );
    const others = workspaces
      .slice(1)
      .map((id) => `workspace:read on the workspace "${coderd.workspace(id).name}" wasn't granted`);
    assert.ok(
      sentences.some((text) => others.some((start) => text.startsWith(start))),
      sentences.join("\n"),
    );
  });

  it("tells what a token cannot do although it was granted", async () => {
    await start("2.35.1");
    const { disagreements, asked, asExpected, answers } = await proved(
      { ...operate(), scopes: ["workspace:read"] },
      operate(),
    );
    assert.ok(disagreements.length > 0 && disagreements.every(({ isBroader }) => !isBroader));
    assert.equal(asExpected, asked - disagreements.length);
    assert.deepEqual([answers["workspace:start"], answers["workspace:delete"]], ["less", "no"]);
  });

  it("tells apart what the person may not do either", async () => {
    await start("2.35.1");
    const { blocked, answers } = await proved({ scopes: ["template:update"], allowList: [] });
    assert.equal(answers["template:update"], "blocked");
    assert.deepEqual(blocked, ["Granted, but you don't have this permission: template:update."]);
  });

  it("names the thing that a person may not change, and does not call gone what they can read", async () => {
    await start("2.35.1");
    const template = coderd.template("docker");
    const { blocked, disagreements } = await proved({
      scopes: ["template:read", "template:update"],
      allowList: [{ type: "template", id: template.id }],
    });
    assert.deepEqual(disagreements, []);
    assert.deepEqual(blocked, [
      `Granted, but you don't have this permission on the template "docker": template:update.`,
    ]);
  });

  it("says so when a thing cannot be named, without guessing", async () => {
    await start("2.35.1");
    const template = coderd.template("docker");
    coderd.faults.add({ method: "GET", path: "/api/v2/templates" }, { kind: "answer", status: 503 });
    const grant = { scopes: ["template:update"], allowList: [{ type: "template", id: template.id }] };
    const { blocked } = await proved(grant);
    assert.ok(
      blocked.every((sentence) => !sentence.includes("deleted")),
      blocked.join("\n"),
    );
  });

  const sources = (): Grant => ({
    scopes: ["template:read", "file:read"],
    allowList: [
      { type: "template", id: coderd.template("docker").id },
      { type: "file", id: "*" },
    ],
  });

  it("says that a member cannot get a template's source, which no question shows", async () => {
    await start("2.35.1");
    const { blocked, answers, disagreements } = await proved(sources());
    assert.deepEqual(disagreements, []);
    assert.equal(answers["file:read"], "blocked");
    assert.deepEqual(blocked, [
      `Granted, but you can't read the source of the template "docker": only people who can change it can.`,
    ]);
  });

  it("says nothing of the kind to who can change the template, nor of a grant without sources", async () => {
    await start("2.35.1", "olive");
    assert.deepEqual((await proved(sources())).blocked, []);
    session.client.dispose();
    await coderd.stop();
    await start("2.35.1");
    assert.deepEqual((await proved({ scopes: ["template:read"], allowList: [] })).blocked, []);
    assert.deepEqual((await proved({ scopes: ["file:read"], allowList: [] })).blocked, []);
  });

  it("tells apart a workspace that is dormant or gone", async () => {
    await start("2.35.1");
    const { allowList, scopes } = operate();
    const [id = ""] = workspaces;
    const workspace = coderd.store.workspaces.get(id);
    assert.ok(workspace);
    coderd.store.workspaces.set(id, { ...workspace, dormantAt: new Date() });
    const asleep = await proved({ scopes, allowList });
    assert.deepEqual(asleep.disagreements, []);
    assert.equal(asleep.answers["workspace:start"], "blocked");
    assert.deepEqual(asleep.blocked, [
      `No token works on the workspace "${workspace.name}" while it's dormant.`,
    ]);
    coderd.store.workspaces.delete(id);
    const gone = await proved({ scopes, allowList });
    assert.deepEqual(gone.disagreements, []);
    assert.deepEqual(gone.blocked, [
      `Granted, but the workspace ${id} was deleted, or you can't see it: workspace:read, workspace:start, workspace:stop.`,
    ]);
  });

  it("finds the server's own defect, which the question does not show, and says what works", async () => {
    await start("2.35.1");
    const { defects, disagreements, answers } = await proved(operate());
    assert.equal(answers["workspace:read"], "fails");
    assert.equal(answers["workspace:start"], "yes");
    assert.deepEqual(disagreements, []);
    assert.deepEqual(defects, ["This token can't list workspaces, but it can open the ones you selected."]);
  });

  it("asks with the token itself, at most ten things by id in a request, and changes nothing", async () => {
    await start("2.35.1");
    const many = {
      ...operate(),
      allowList: [
        ...workspaces.slice(0, 3).map((id) => ({ type: "workspace", id })),
        { type: "template", id: "*" },
      ],
    };
    await proved(many);
    const checks = coderd.log.find({ method: "POST" });
    assert.ok(checks.length > 1 && checks.every(({ path }) => path === "/api/v2/authcheck"));
    const ids = checks.map(({ body }) => body.split("resource_id").length - 1);
    assert.ok(ids.every((count) => count <= 10) && ids.some((count) => count > 0), ids.join());
    const methods = new Set(coderd.log.entries.map(({ method }) => method));
    assert.deepEqual([...methods].sort(), ["GET", "POST"]);
  });

  it("says that it could not ask rather than judging the token", async () => {
    await start("2.35.1");
    coderd.faults.add(
      { path: "/api/v2/authcheck" },
      { kind: "answer", status: 401, body: { message: "no" } },
    );
    await assert.rejects(proved(operate()), Unauthorized);
  });
});
