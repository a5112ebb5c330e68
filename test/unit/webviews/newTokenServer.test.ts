import assert from "node:assert/strict";
import { buildCatalog } from "../../../src/core";
import type { SignedIn } from "../../../src/session/sessionState";
import { askOwnPermissions } from "../../../src/webviews/newToken/ownPermissions";
import { Resources } from "../../../src/webviews/newToken/resources";
import { type Coderd, startCoderd } from "../../coderd";
import { signedInAt } from "../../support/signedIn";

const never = new AbortController().signal;

describe("finding things for a new token", () => {
  let coderd: Coderd;
  let session: SignedIn;
  let resources: Resources;

  beforeEach(async () => {
    coderd = await startCoderd({ seed: "demo" });
    await as("alice");
  });
  afterEach(async () => {
    session.client.dispose();
    await coderd.stop();
  });
  async function as(username: string): Promise<void> {
    session = await signedInAt(coderd, username);
    resources = new Resources(session.client, { id: session.record.userId, username });
    coderd.log.clear();
  }
  const namesOf = async (...[kind, text]: [Parameters<Resources["find"]>[0], string]) =>
    (await resources.find(kind, text, never)).map(({ name }) => name);

  it("gives a person's own workspaces before anything is typed, then those of that name", async () => {
    assert.ok((await namesOf("workspace", "")).includes("beta"));
    const [found] = await resources.find("workspace", "ALP", never);
    assert.deepEqual(found, {
      entry: `workspace:${coderd.workspace("alpha").id}`,
      name: "alpha",
      detail: "alice · docker",
    });
    const queries = coderd.log.entries.map(({ query }) => new URLSearchParams(query).get("q"));
    assert.deepEqual(queries, ["owner:me", "alp"]);
  });

  it("does not remember that nobody could be asked as if a thing were not there", async () => {
    const entries = ["alpha", "beta"].map((name) => ({ type: "workspace", id: coderd.workspace(name).id }));
    coderd.faults.add({ path: "/api/v2/workspaces/*" }, { kind: "reset", when: "before" });
    assert.deepEqual(await resources.resolve(entries, never), {});
    coderd.faults.clear();
    const learnt = await resources.resolve(entries, never);
    assert.deepEqual(
      Object.values(learnt).map(({ name }) => name),
      ["alpha", "beta"],
    );
    const gone = { type: "workspace", id: "99999999-9999-4999-8999-999999999999" };
    assert.deepEqual(
      Object.values(await resources.resolve([gone], never)).map(({ name }) => name),
      [""],
    );
    assert.deepEqual(await resources.resolve([gone], never), {});
  });

  it("says of a dormant workspace that a token cannot reach it", async () => {
    const [found] = await resources.find("workspace", "old-firmware", never);
    assert.match(found?.detail ?? "", /dormant/);
  });

  it("takes what was typed for a name, never for the server's query language", async () => {
    assert.deepEqual(await namesOf("workspace", 'status:running "x" owner:bob'), []);
    const query = new URLSearchParams(coderd.log.entries[0]?.query).get("q") ?? "";
    assert.doesNotMatch(query, /[:"\s]/);
  });

  it("asks for the templates once, and searches their titles too", async () => {
    assert.deepEqual(await namesOf("template", "office"), []);
    assert.deepEqual(await namesOf("template", "containers"), ["docker"]);
    assert.equal(coderd.log.count({ path: "/api/v2/templates" }), 1);
  });

  it("puts the person first among the users that they may see", async () => {
    assert.deepEqual(await namesOf("user", ""), ["alice"]);
    await as("olive");
    const users = await namesOf("user", "");
    assert.equal(users[0], "olive");
    assert.ok(users.includes("bob"));
    assert.equal(users.length, new Set(users).size);
    assert.deepEqual(await namesOf("user", "bob"), ["bob"]);
    const [sam] = await resources.find("user", "sam", never);
    assert.equal(sam?.detail, "Sam Left · suspended");
  });

  it("finds the person's organizations", async () => {
    assert.deepEqual(await namesOf("organization", "robot"), ["acme"]);
  });

  it("resolves ids to names, each asked for once, and remembers those that are not there", async () => {
    const alpha = { type: "workspace", id: coderd.workspace("alpha").id };
    const member = { type: "organization_member", id: session.record.userId };
    const gone = { type: "workspace", id: "5d0c1f6e-93f4-4a52-8a0b-0d6e7c1b2a39" };
    const template = { type: "template", id: coderd.template("docker").id };
    const whole = { type: "workspace", id: "*" };
    const learnt = await resources.resolve([alpha, member, gone, template, whole], never);
    assert.equal(learnt[`workspace:${alpha.id}`]?.name, "alpha");
    assert.equal(learnt[`template:${template.id}`]?.name, "docker");
    assert.deepEqual(learnt[`workspace:${gone.id}`], {
      name: "",
      detail: "Not found there, or not yours to see.",
    });
    assert.equal(resources.nameOf(member)?.name, "alice", "the membership has the id of its user");
    const asked = coderd.log.count();
    assert.deepEqual(await resources.resolve([alpha, gone, template], never), {});
    assert.equal(coderd.log.count(), asked);
  });

  it("finds a thing by its pasted id", async () => {
    const { id } = coderd.workspace("alpha");
    assert.deepEqual(await namesOf("workspace", `  ${id.toUpperCase()} `), ["alpha"]);
  });
});

describe("asking what a person's own role allows", () => {
  let coderd: Coderd;
  before(async () => {
    coderd = await startCoderd({ seed: "demo" });
  });
  after(() => coderd.stop());

  async function permissions(session: SignedIn) {
    const names = await session.client.scopeNames();
    const catalog = buildCatalog(names, "v2.35.1");
    return askOwnPermissions(session, catalog, never);
  }

  it("knows what a member may do on their own things, and with templates by their access lists", async () => {
    const session = await signedInAt(coderd, "alice");
    coderd.log.clear();
    const own = await permissions(session);
    for (const yes of [
      "workspace:read",
      "workspace:start",
      "user:read",
      "api_key:create",
      "template:read",
      "template:use",
      "file:create",
    ]) {
      assert.equal(own?.get(yes), true, yes);
    }
    for (const no of ["template:create", "template:delete", "organization:delete"]) {
      assert.equal(own?.get(no), false, no);
    }
    assert.equal(coderd.log.count({ path: "/api/v2/authcheck" }), 2);
    session.client.dispose();
  });

  it("knows that an owner may do it all", async () => {
    const session = await signedInAt(coderd, "olive");
    const own = await permissions(session);
    assert.equal(own?.get("template:delete"), true);
    assert.equal(own.get("organization:delete"), true);
    session.client.dispose();
  });

  it("does not ask a narrow session, which would answer for itself", async () => {
    const session = await signedInAt(coderd, "alice");
    const secret = coderd.createToken("alice", { name: "narrow", scopes: ["user:read", "api_key:read"] });
    const narrow: SignedIn = { ...session, record: { ...session.record, session: secret, origin: "token" } };
    coderd.log.clear();
    assert.equal(await permissions(narrow), undefined);
    assert.equal(coderd.log.count({ path: "/api/v2/authcheck" }), 0);
    const full = coderd.createToken("alice", { name: "full" });
    const broad: SignedIn = { ...session, record: { ...session.record, session: full, origin: "cli" } };
    assert.equal((await permissions(broad))?.get("workspace:read"), true);
    session.client.dispose();
  });
});
