import assert from "node:assert/strict";
import type { CoderClient } from "../../../src/coder";
import type { AllowEntry } from "../../../src/core";
import { ResourceNames } from "../../../src/tokens/audit/resourceNames";
import { type Coderd, startCoderd } from "../../coderd";
import { signedInAt } from "../../support/signedIn";

const idAt = (place: number): string => `4a4b4c4d-4444-4444-8444-${String(place).padStart(12, "0")}`;
const workspaces = (count: number): AllowEntry[] =>
  Array.from({ length: count }, (_, place) => ({ type: "workspace", id: idAt(place) }));

/** Names of a person who has so many workspaces, which come in pages; and what was asked. */
function namesOf(total: number) {
  const asked: string[] = [];
  const client = {
    workspaces: {
      list: ({ limit, offset }: { limit: number; offset: number }) => {
        asked.push(`list ${offset}`);
        const count = Math.max(0, Math.min(limit, total - offset));
        const page = Array.from({ length: count }, (_, place) => ({
          id: idAt(offset + place),
          name: `w${offset + place}`,
        }));
        return Promise.resolve({ workspaces: page, count: total });
      },
      get: (id: string) => {
        asked.push(`get ${id}`);
        return Promise.resolve({ name: "alone", ownerId: "owner", ownerName: "" });
      },
    },
  } as unknown as CoderClient;
  const record = { userId: "me", username: "alice", origin: "cliAuth" } as never;
  return { asked, names: new ResourceNames({ client, record }) };
}

describe("names of many workspaces", () => {
  it("are read from page to page until one is not full", async () => {
    const { asked, names } = namesOf(250);
    await names.lookUp(workspaces(250));
    assert.deepEqual(asked, ["list 0", "list 100", "list 200"]);
    assert.deepEqual(names.peek({ type: "workspace", id: idAt(249) }), { kind: "named", name: "w249" });
  });

  it("are read no further than twenty pages", async () => {
    const { asked, names } = namesOf(5000);
    await names.lookUp(workspaces(4));
    assert.equal(asked.length, 20);
  });

  it("are asked for one by one where they are few, and are no more than a hundred at once", async () => {
    const few = namesOf(0);
    await few.names.lookUp(workspaces(3));
    assert.deepEqual(
      few.asked.map((text) => text.slice(0, 3)),
      ["get", "get", "get"],
    );
    assert.deepEqual(few.names.peek({ type: "workspace", id: idAt(0) }), { kind: "named", name: "alone" });
    const many = namesOf(0);
    await many.names.lookUp(workspaces(150));
    assert.equal(many.asked.filter((text) => text.startsWith("get")).length, 100);
  });

  it("are asked for no longer than somebody wants them", async () => {
    const { asked, names } = namesOf(0);
    await names.lookUp(workspaces(3), AbortSignal.abort());
    assert.deepEqual(asked, []);
    assert.equal(await names.lookUp([{ type: "workspace", id: "" }]), false);
    assert.deepEqual(asked, []);
  });
});

describe("names to one who may see more", () => {
  let coderd: Coderd;
  beforeEach(async () => {
    coderd = await startCoderd();
  });
  afterEach(() => coderd.stop());

  it("are those of others' workspaces with their owner, and of others", async () => {
    const session = await signedInAt(coderd, "olive");
    const names = new ResourceNames(session);
    const alpha = { type: "workspace", id: coderd.workspace("alpha").id };
    const bob = { type: "user", id: coderd.user("bob").id };
    coderd.log.clear();
    await names.lookUp([alpha, bob]);
    assert.deepEqual(names.peek(alpha), { kind: "named", name: "alice/alpha" });
    assert.deepEqual(names.peek(bob), { kind: "named", name: "bob" });
    assert.deepEqual(coderd.log.entries.map(({ path }) => path).sort(), [
      `/api/v2/users/${bob.id}`,
      `/api/v2/workspaces/${alpha.id}`,
    ]);
    session.client.dispose();
  });

  it("are read in one list by all who want it at the same time", async () => {
    const session = await signedInAt(coderd, "alice");
    const names = new ResourceNames(session);
    const docker = { type: "template", id: coderd.template("docker").id };
    coderd.log.clear();
    await Promise.all([names.lookUp([docker]), names.lookUp([docker])]);
    assert.equal(coderd.log.count({ path: "/api/v2/templates" }), 1);
    session.client.dispose();
  });

  it("are not the person's own because of an id alone", async () => {
    const session = await signedInAt(coderd, "alice");
    const names = new ResourceNames(session);
    const odd = { type: "workspace", id: session.record.userId };
    await names.lookUp([odd]);
    assert.deepEqual(names.peek(odd), { kind: "gone" });
    session.client.dispose();
  });
});
