import assert from "node:assert/strict";
import { Resources } from "../../../../src/drafting/things/resources";
import type { SignedIn } from "../../../../src/session/sessionState";
import { type Coderd, startCoderd } from "../../../coderd";
import { signedInAt } from "../../../support/signedIn";

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
    (await resources.find(kind, text, never)).resources.map(({ name }) => name);

  it("gives a person's own workspaces before anything is typed, then those of that name", async () => {
    assert.ok((await namesOf("workspace", "")).includes("beta"));
    const [found] = (await resources.find("workspace", "ALP", never)).resources;
    assert.deepEqual(found, {
      entry: `workspace:${coderd.workspace("alpha").id}`,
      name: "alpha",
      detail: "docker · running",
    });
    const queries = coderd.log.entries.map(({ query }) => new URLSearchParams(query).get("q"));
    assert.deepEqual(queries, ["owner:me", "alp"]);
  });

  it("gives them by name, and what each of them is doing", async () => {
    const { resources: found } = await resources.find("workspace", "", never);
    const names = found.map(({ name }) => name);
    assert.deepEqual(names, [...names].sort(new Intl.Collator().compare));
    for (const { detail } of found) assert.match(detail, /^[^·]+ · [^·]+$/, "nothing hangs in the air");
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
    const [found] = (await resources.find("workspace", "old-firmware", never)).resources;
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
    const [sam] = (await resources.find("user", "sam", never)).resources;
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
      detail: "Not found, or you can't see it.",
    });
    assert.equal(resources.nameOf(member)?.name, "alice", "the membership has the id of its user");
    const asked = coderd.log.count();
    assert.deepEqual(await resources.resolve([alpha, gone, template], never), {});
    assert.equal(coderd.log.count(), asked);
  });

  it("says how many there are when not all are shown, and still finds the exact name among them", async () => {
    for (let number = 0; number < 40; number += 1)
      coderd.createWorkspace("alice", "docker", { name: `aardvark-${number}` });

    const many = await resources.find("workspace", "aardvark", never);
    assert.equal(many.resources.length, 20);
    assert.equal(many.total, 40);
    coderd.createWorkspace("alice", "docker", { name: "zz-aardvark" });
    coderd.createWorkspace("alice", "docker", { name: "aardvark" });
    const { resources: found } = await resources.find("workspace", "Aardvark", never);
    assert.equal(found[0]?.name, "aardvark");
    assert.equal(found.length, 20);
    const few = await resources.find("workspace", "aardvark-1", never);
    assert.equal(few.total, undefined);
  });

  it("writes the owner before the name of what is another's", async () => {
    await as("olive");
    const named = async () =>
      (await resources.find("workspace", "alpha", never)).resources.map(({ name }) => name);
    assert.ok((await named()).includes("alice/alpha"));
    resources.owner = "alice";
    assert.ok((await named()).includes("alpha"));
    assert.equal(resources.nameOf({ type: "workspace", id: coderd.workspace("alpha").id })?.name, "alpha");
  });

  it("remembers what the last search of a kind gave, and what may have been meant", async () => {
    assert.equal(resources.searched("workspace", "alfa"), undefined);
    assert.deepEqual((await resources.find("workspace", "alfa", never)).resources, []);
    const searched = resources.searched("workspace", " alfa ");
    assert.deepEqual([searched?.isNothing, searched?.meant?.name], [true, "alpha"]);
    assert.equal(resources.searched("template", "alfa"), undefined);
    await resources.find("workspace", "alp", never);
    assert.equal(resources.searched("workspace", "alfa"), undefined);
    assert.deepEqual(resources.searched("workspace", "alp")?.isNothing, false);
    assert.equal(resources.searched("workspace", "alp")?.meant, undefined);
  });

  it("offers no id that nothing has, and does not take an outage for that", async () => {
    const gone = "5d0c1f6e-93f4-4a52-8a0b-0d6e7c1b2a39";
    assert.deepEqual(await namesOf("workspace", gone), []);
    const other = "5d0c1f6e-93f4-4a52-8a0b-0d6e7c1b2a40";
    coderd.faults.add({ path: `/api/v2/workspaces/${other}` }, { kind: "reset", when: "before" });
    await assert.rejects(resources.find("workspace", other, never), /./);
  });

  it("does not remember a look-up that failed as an answer", async () => {
    const alpha = { type: "workspace", id: coderd.workspace("alpha").id };
    const entries = [alpha, { type: "template", id: coderd.template("docker").id }];
    const outage = coderd.faults.add({ path: "/api/v2/**" }, { kind: "reset", when: "before" });
    assert.deepEqual(await resources.resolve(entries, never), {});
    assert.equal(resources.nameOf(alpha), undefined);
    outage.remove();
    coderd.log.clear();
    const first = resources.resolve(entries, never);
    assert.deepEqual(
      await resources.resolve(entries, never),
      {},
      "not once more with every letter that is typed",
    );
    const learnt = await first;
    assert.equal(coderd.log.count(), 2);
    assert.deepEqual(
      Object.values(learnt).map(({ name }) => name),
      ["alpha", "docker"],
    );
  });

  for (const status of [404, 410]) {
    it(`remembers a ${status} of Coder as an answer, and none of something in between`, async () => {
      const alpha = { type: "workspace", id: coderd.workspace("alpha").id };
      const body = { message: "Resource not found or you do not have access to this resource" };
      const path = `/api/v2/workspaces/${alpha.id}`;
      coderd.faults.add({ path, times: 1 }, { kind: "gateway", status, body });
      assert.deepEqual(await resources.resolve([alpha], never), {});
      coderd.faults.add({ path, times: 1 }, { kind: "answer", status, body });
      const gone = { name: "", detail: "Not found, or you can't see it." };
      assert.deepEqual(await resources.resolve([alpha], never), { [`workspace:${alpha.id}`]: gone });
      assert.deepEqual(await resources.resolve([alpha], never), {});
      assert.equal(coderd.log.count({ path }), 2);
    });
  }

  it("finds a thing by its pasted id", async () => {
    const { id } = coderd.workspace("alpha");
    assert.deepEqual(await namesOf("workspace", `  ${id.toUpperCase()} `), ["alpha"]);
  });
});
