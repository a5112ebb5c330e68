import assert from "node:assert/strict";
import { switchDeployment } from "../../../../src/commands/session/switchDeployment";
import { ErrorDoor } from "../../../../src/platform/errors";
import { memoryLog } from "../../../support/memory";
import { host, pressing, useVscode } from "../../../support/vscode/host";
import { sessionAt } from "../../views/pictureSupport";
import { sessionsOf } from "../commandSupport";

describe("switching the deployment of this window", () => {
  useVscode();
  const [here, there] = [sessionAt("coder.example.com"), sessionAt("other.example.com")];
  let done: string[];
  beforeEach(() => (done = []));
  const run = (
    openSignIn = (address?: string) => Promise.resolve(void done.push(`sign in at "${address}"`)),
  ) =>
    switchDeployment({
      sessions: {
        ...sessionsOf(here, there),
        makeCurrent: (href) => Promise.resolve(void done.push(href)),
      },
      openSignIn,
      errors: new ErrorDoor(memoryLog()),
    });

  it("makes the chosen one current", async () => {
    host.answer = pressing("other.example.com");
    await run();
    assert.deepEqual(done, [there.deployment.href]);
  });

  it("opens the sign-in panel, empty, for another one, and does not wait for it", async () => {
    host.answer = pressing("Sign in to another deployment");
    await run();
    assert.deepEqual(done, ['sign in at ""']);
    await run(() => new Promise(() => undefined));
  });

  it("changes nothing when the person leaves", async () => {
    await assert.rejects(run(), { name: "Cancelled" });
    assert.deepEqual(host.shown[0]?.choices, [
      "coder.example.com",
      "other.example.com",
      "Sign in to another deployment",
    ]);
    assert.deepEqual(done, []);
  });
});
