import assert from "node:assert/strict";
import type { SignedIn } from "../../../../src/session/sessionState";
import { readVisible } from "../../../../src/workspaces/list/readVisible";
import { isKnownOwner } from "../../../../src/workspaces/state/workspaceActs";
import { type Coderd, type ProfileName, startCoderd } from "../../../coderd";
import { signedInAt } from "../../../support/signedIn";

describe("reading the workspaces that a person sees", () => {
  let coderd: Coderd;
  let session: SignedIn;

  const begin = async (username: string, profile: ProfileName = "2.35.1") => {
    coderd = await startCoderd({ profile });
    session = await signedInAt(coderd, username);
    coderd.log.clear();
  };
  afterEach(async () => {
    session.client.dispose();
    await coderd.stop();
  });

  const share = (name: string, username: string) =>
    coderd.workspace(name).sharedWith.set(coderd.user(username).id, "use");
  const read = (query = "", wantsOthers = false) =>
    readVisible(session, query, wantsOthers, new AbortController().signal);
  const queries = () =>
    coderd.log.find({ method: "GET", path: "/api/v2/workspaces" }).map(({ query }) => query["q"]);
  const idsOf = (...names: readonly string[]) => new Set(names.map((name) => coderd.workspace(name).id));

  it("takes all that a person without such a role sees of others for shared with them, with one request", async () => {
    await begin("alice");
    const { hasOthers, sharedIds, maySeeEverybodys } = await read();
    assert.deepEqual(sharedIds, idsOf("robot-lab"));
    assert.deepEqual([hasOthers, maySeeEverybodys], [true, false]);
    assert.deepEqual(queries(), [undefined]);
  });

  it("asks the server what is shared with a person whose role shows them everybody's", async () => {
    await begin("olive");
    share("gamma", "olive");
    const { workspaces, sharedIds } = await read();
    const sharedWithOlive = `shared_with_user:${coderd.user("olive").id}`;
    assert.deepEqual(queries().sort(), ["owner:me", sharedWithOlive]);
    assert.deepEqual(
      workspaces.map(({ name }) => name),
      ["build-farm", "robot-lab", "gamma"],
    );
    assert.deepEqual(sharedIds, idsOf("gamma"));
    coderd.log.clear();
    const all = await read("status:running", true);
    assert.deepEqual(queries().sort(), [`${sharedWithOlive} status:running`, "status:running"]);
    assert.equal(new Set(all.workspaces.map(({ id }) => id)).size, all.workspaces.length);
    assert.ok(all.workspaces.some(({ name }) => name === "alpha"));
    assert.deepEqual(all.sharedIds, idsOf("gamma"));
  });

  it("does not ask again a release that does not know the term, and shows the list all the same", async () => {
    await begin("olive", "2.20");
    for (let times = 0; times < 2; times += 1) {
      const { workspaces, sharedIds } = await read();
      assert.deepEqual(
        [workspaces.map(({ name }) => name), [...sharedIds]],
        [["build-farm", "robot-lab"], []],
      );
    }
    assert.equal(queries().filter((query) => query?.startsWith("shared_with_user:")).length, 1);
  });

  it("does not add the term to a query that has it", async () => {
    await begin("olive");
    await read("shared_with_user:alice", true);
    assert.deepEqual(queries(), ["shared_with_user:alice"]);
  });

  it("asks for the person's role once, and only where a template lets nobody else cancel builds", async () => {
    await begin("olive");
    const asked = () => coderd.log.count({ path: "/api/v2/users/me" });
    for (const template of coderd.store.templates.values()) template.allowCancel = true;
    await read();
    assert.deepEqual([asked(), isKnownOwner(session.client)], [0, undefined]);
    for (const template of coderd.store.templates.values()) template.allowCancel = false;
    coderd.faults.add(
      { path: "/api/v2/users/me", times: 1 },
      { kind: "answer", status: 500, body: { message: "No." } },
    );
    for (let times = 0; times < 3; times += 1) assert.ok((await read()).workspaces.length > 0);
    assert.deepEqual([asked(), isKnownOwner(session.client)], [2, true]);
  });
});
