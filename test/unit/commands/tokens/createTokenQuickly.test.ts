import assert from "node:assert/strict";
import { createTokenQuickly } from "../../../../src/commands/tokens/createTokenQuickly";
import type { SignedIn } from "../../../../src/session/sessionState";
import { useVscode } from "../../../support/vscode/host";
import { sessionAt } from "../../views/pictureSupport";
import { sessionsOf } from "../commandSupport";

describe("the command that creates a token in quick picks", () => {
  useVscode();
  const [here, there] = [sessionAt("coder.example.com", 0), sessionAt("other.example.com", 0)];
  async function create(argument?: unknown, sessions = sessionsOf(here, there)) {
    const asked: SignedIn[] = [];
    await createTokenQuickly(
      { sessions, createQuickly: (session) => Promise.resolve(void asked.push(session)) },
      argument,
    );
    return asked;
  }

  it("asks at the current deployment, or at that of the row", async () => {
    assert.deepEqual(await create(), [here]);
    assert.deepEqual(await create({ session: there }), [there]);
  });

  it("asks nothing where nobody is signed in", async () => {
    await assert.rejects(create(undefined, sessionsOf()), { message: /not signed in/ });
    await assert.rejects(create({ session: there }, sessionsOf(here)), { message: /not signed in/ });
  });

  it("fails as the questions do, and is over only when they are", async () => {
    const createQuickly = () => Promise.reject(new Error("refused"));
    await assert.rejects(createTokenQuickly({ sessions: sessionsOf(here), createQuickly }, undefined), {
      message: "refused",
    });
  });
});
