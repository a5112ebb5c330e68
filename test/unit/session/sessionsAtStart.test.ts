import assert from "node:assert/strict";
import { Secret } from "../../../src/core/token/secret";
import { at, eventually, newKey, profile, useSessionWindows } from "./sessionsSupport";

describe("sessions at the start", () => {
  useSessionWindows();

  const stored = async () => profile.open().sessions.signIn(at, new Secret(newKey()));

  it("are not known while the keyring fails, and taken up once it answers", async () => {
    await stored();
    const { sessions } = profile.open();
    let changes = 0;
    sessions.onDidChange(() => (changes += 1));
    profile.secrets.fail = new Error("locked");
    await assert.rejects(sessions.restore(), { name: "KeyringFailed" });
    assert.equal(sessions.current.kind, "signedOut");
    assert.equal((sessions.fault as Error).name, "KeyringFailed");
    assert.ok(changes > 0);
    profile.secrets.fail = undefined;
    await eventually(() => sessions.current.kind === "signedIn");
    assert.equal(sessions.fault, undefined);
  });

  it("are taken up as soon as a keyring answers that was silent", async () => {
    await stored();
    const { sessions } = profile.open();
    profile.secrets.hang = () => true;
    await assert.rejects(sessions.restore(), { name: "KeyringFailed" });
    profile.secrets.answer();
    await eventually(() => sessions.current.kind === "signedIn");
  });

  it("are nobody's when there are none, which is no fault", async () => {
    const { sessions } = profile.open();
    await sessions.restore();
    assert.equal(sessions.fault, undefined);
    assert.equal(sessions.current.kind, "signedOut");
  });

  it("are not asked for any more once the window closes", async () => {
    const { sessions } = profile.open();
    profile.secrets.fail = new Error("locked");
    await assert.rejects(sessions.restore());
    sessions.dispose();
    let asked = 0;
    profile.secrets.keys = () => {
      asked += 1;
      return Promise.resolve([]);
    };
    await new Promise((resolve) => setTimeout(resolve, 150));
    assert.equal(asked, 0);
  });

  it("stay what they were while the keyring fails to tell of a change", async () => {
    const session = await stored();
    const { sessions, lines } = profile.open();
    await sessions.restore();
    profile.secrets.get = () => Promise.reject(new Error("locked"));
    await profile.secrets.delete(`session:${at.href}`);
    await eventually(() => lines.some((line) => line.startsWith("error")));
    assert.ok(sessions.at(at.href)?.record.session.equals(session.record.session));
  });
});
