import assert from "node:assert/strict";
import type { CoderClient } from "../../../../../src/coder";
import { pickLiveToken } from "../../../../../src/commands/tokens/picking/pickLiveToken";
import { host, pressing, useVscode } from "../../../../support/vscode/host";
import { now, token } from "../../../tokens/auditSupport";
import { sessionAt } from "../../../views/pictureSupport";
import { listedAt, listingOf, rowOf, sessionsOf } from "../../commandSupport";

describe("a token that another can take the place of", () => {
  useVscode();
  const here = sessionAt("coder.example.com", 0);
  const tokens = listedAt(here, [token("deploy"), token("over", { age: 40 })]);
  const pick = (argument: unknown, sessions = sessionsOf(here)) =>
    pickLiveToken({ sessions, listed: listingOf(...tokens) }, argument, "Rotate a Token");

  it("is given with the session of its deployment", async () => {
    const newer = { ...here };
    const { token: picked, session } = await pick(rowOf(tokens[0]), sessionsOf(newer));
    assert.equal(picked, tokens[0]);
    assert.equal(session, newer);
  });

  it("has not expired: others are not offered, and refused on their row", async () => {
    host.answer = pressing("deploy");
    await pick(undefined);
    assert.deepEqual(host.shown[0]?.choices, ["deploy"]);
    await assert.rejects(pick(rowOf(tokens[1])), { message: '"over" has already expired.' });
  });

  it("has not expired meanwhile, by the clock of its server", async () => {
    let time = now;
    const session = { ...here, client: { clockSkewMs: 0, now: () => time } as unknown as CoderClient };
    const [row] = listedAt(session, ["deploy"]);
    assert.ok(row);
    time = new Date(+row.key.expiresAt - 1);
    await pick(rowOf(row), sessionsOf(session));
    time = row.key.expiresAt;
    await assert.rejects(pick(rowOf(row), sessionsOf(session)), { message: '"deploy" has already expired.' });
  });

  it("is not taken from somebody else who signed in there since", async () => {
    const olive = { ...here, record: { ...here.record, userId: "olive" } };
    await assert.rejects(pick(rowOf(tokens[0]), sessionsOf(olive)), {
      message:
        'You\'re now signed in to coder.example.com as a different user, so nothing was done with "deploy". Try again.',
    });
  });
});
