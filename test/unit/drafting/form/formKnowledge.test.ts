import assert from "node:assert/strict";
import type { CoderApi } from "../../../../src/coder/api/api";
import { NotFoundOrForbidden } from "../../../../src/coder/errors/refusals";
import { FormKnowledge } from "../../../../src/drafting/form/formKnowledge";
import { memoryLog } from "../../../support/memory";
import { sessionAt } from "../../views/pictureSupport";

const hour = 3_600_000;
const workspace = "4a4b4c4d-4444-4444-8444-4444444eef01";

describe("what the form learns from the server", () => {
  const knowledgeWith = (client: Partial<CoderApi>) => {
    const session = sessionAt("coder.example.com", 0);
    Object.assign(session.client, client);
    return new FormKnowledge(session, new AbortController().signal, memoryLog());
  };

  it("has the deployment's time, by which a token ends there, and not that of a machine whose clock is off", () => {
    for (const hours of [-30, 30]) {
      const there = new Date(Date.now() + hours * hour);
      assert.equal(+knowledgeWith({ now: () => there }).context().now, +there);
    }
  });

  it("forgets why nothing came of an address once something does", async () => {
    const address = "https://coder.example.com/@alice/alpha";
    let isThere = false;
    const deployment = sessionAt("coder.example.com", 0).deployment;
    const get = () =>
      isThere
        ? Promise.resolve({ id: workspace, name: "alpha" } as never)
        : Promise.reject(
            new NotFoundOrForbidden(deployment, 404, { serverMessage: "gone", detail: undefined }),
          );
    const knowledge = knowledgeWith({ workspaces: { get, getByName: get } as never });
    assert.equal(await knowledge.entriesFor(address), undefined);
    const { linkProblem } = knowledge.context();
    assert.notEqual(linkProblem?.(address), undefined);
    isThere = true;
    assert.deepEqual(await knowledge.entriesFor(address), [`workspace:${workspace}`]);
    assert.equal(linkProblem?.(address), undefined);
  });
});
