import assert from "node:assert/strict";
import { ServerFault } from "../../../../src/coder";
import type { SignedIn } from "../../../../src/session/sessionState";
import { readWorkspaces } from "../../../../src/workspaces/list/readWorkspaces";
import { type Coderd, startCoderd } from "../../../coderd";
import { until } from "../../../host/until";
import { signedInAt } from "../../../support/signedIn";

describe("reading workspaces in pages", () => {
  let coderd: Coderd;
  let session: SignedIn;
  const path = "/api/v2/workspaces";

  beforeEach(async () => {
    coderd = await startCoderd();
    for (let index = 0; index < 300; index += 1)
      coderd.createWorkspace("alice", "docker", { name: `many-${index}` });
    session = await signedInAt(coderd, "alice");
    coderd.log.clear();
  });
  afterEach(async () => {
    session.client.dispose();
    await coderd.stop();
  });

  const offsets = () => coderd.log.find({ method: "GET", path }).map(({ query }) => query["offset"]);
  const read = (signal = new AbortController().signal) => readWorkspaces(session.client, "", signal);

  it("asks for each page once, and for none beyond the count", async () => {
    const { workspaces } = await read();
    assert.equal(workspaces.filter(({ name }) => name.startsWith("many-")).length, 300);
    assert.deepEqual(offsets(), ["0", "100", "200", "300"]);
  });

  it("has the next page made while one is on its way, and no more than that", async () => {
    coderd.faults.add({ path, skip: 1, times: 1 }, { kind: "hang" });
    const leaving = new AbortController();
    const reading = read(leaving.signal);
    await until(
      () => coderd.log.find({ method: "GET", path })[2]?.status,
      () => `asked for ${offsets().join(", ")}`,
    );
    await session.client.users.me();
    assert.deepEqual(offsets(), ["0", "100", "200"]);
    leaving.abort();
    await assert.rejects(reading);
  });

  it("fails with what a page failed with, though the next one came", async () => {
    coderd.faults.add({ path, skip: 1, times: 1 }, { kind: "answer", status: 500, body: { message: "No." } });
    await assert.rejects(read(), ServerFault);
  });
});
