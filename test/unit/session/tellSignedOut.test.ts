import assert from "node:assert/strict";
import { Secret } from "../../../src/core/token/secret";
import { ErrorDoor } from "../../../src/platform/errors";
import type { Sessions } from "../../../src/session/sessions";
import type { SignedIn } from "../../../src/session/sessionState";
import { tellSignedOut } from "../../../src/session/tellSignedOut";
import { type Coderd, startCoderd } from "../../coderd";
import { until } from "../../host/until";
import { memoryLog } from "../../support/memory";
import { deploymentOf, SessionProfile } from "../../support/sessionWindows";
import { host, pressing, useVscode } from "../../support/vscode/host";

describe("a session that its server no longer accepts", () => {
  useVscode();
  let coderd: Coderd;
  let profile: SessionProfile;
  let sessions: Sessions;
  let session: SignedIn;
  let runs: unknown[][];

  beforeEach(async () => {
    coderd = await startCoderd();
    profile = new SessionProfile();
    ({ sessions } = profile.open());
    session = await sessions.signIn(deploymentOf(coderd.url), new Secret(coderd.sessionKeyFor("alice")));
    runs = [];
    host.commands.set("coderAccess.session.signIn", (...args) => void runs.push(args));
  });
  afterEach(async () => {
    profile.close();
    await coderd.stop();
  });

  const refuse = async (promise?: string): Promise<void> => {
    tellSignedOut(sessions, new ErrorDoor(memoryLog()), () => Promise.resolve(promise));
    sessions.refuse(session.deployment.href, session.record.session);
    await until(
      () => host.shown[0],
      () => "Nothing was told.",
    );
    await new Promise((resolve) => setImmediate(resolve));
  };
  const ended = () => `You've been signed out of ${session.deployment.host}. Your open forms are kept.`;

  it("is told of, with a way to sign in there again", async () => {
    host.answer = pressing("Sign In Again");
    await refuse();
    assert.deepEqual(
      host.shown.map(({ kind, message, choices }) => [kind, message, choices]),
      [["warning", ended(), ["Sign In Again"]]],
    );
    assert.deepEqual(runs, [[session.deployment.href]]);
  });

  it("is told of with what was promised and does not happen without it", async () => {
    await refuse("2 tokens do not end as planned.");
    assert.deepEqual(host.messages, [`${ended()} 2 tokens do not end as planned.`]);
  });

  it("opens nothing unless the person says so", async () => {
    await refuse();
    assert.deepEqual(runs, []);
  });
});
