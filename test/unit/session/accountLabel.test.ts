import assert from "node:assert/strict";
import { AuthenticationProvider } from "../../../src/lending/authenticationProvider";
import { followSessions } from "../../../src/lending/followSessions";
import { Signal } from "../../../src/platform/signal";
import type { Sessions } from "../../../src/session/sessions";
import type { SessionsChange } from "../../../src/session/sessionState";
import { useVscode } from "../../support/vscode/host";
import { sessionAt } from "../views/pictureSupport";

describe("an account in the Accounts menu", () => {
  useVscode();

  it("has a harmless label, asked for and told, for a person of any name, and an id that is theirs", async () => {
    const session = sessionAt("coder.example.com", 0);
    const changes = new Signal<SessionsChange>();
    const named = { ...session, record: { ...session.record, username: "[al](command:b)\u202Eice\n$(key)" } };
    const sessions = { all: [named], onDidChange: changes.listen } as unknown as Sessions;
    const provider = new AuthenticationProvider(() =>
      Promise.resolve({
        sessions,
        openSignIn: () => Promise.resolve(undefined),
        removeAccount: () => Promise.resolve(true),
        lent: () => Promise.reject(new Error("nobody asks for a lease here")),
      }),
    );
    followSessions(sessions, provider);
    const told: (string | undefined)[] = [];
    provider.onDidChangeSessions(({ added }) => told.push(added?.[0]?.account.label));
    changes.tell({ added: [named], removed: [], changed: [] });
    const [given] = await provider.getSessions(undefined, {});
    const label = "[al]\u200B(command:b)<U+202E>ice $\u200B(key) (coder.example.com)";
    assert.deepEqual([given?.account.label, ...told], [label, label]);
    assert.equal(given?.account.id, `${session.deployment.href} ${session.record.userId}`);
    provider.dispose();
  });
});
