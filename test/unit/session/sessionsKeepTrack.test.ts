import assert from "node:assert/strict";
import { Secret } from "../../../src/core/token/secret";
import { AuthenticationProvider } from "../../../src/lending/authenticationProvider";
import { EndedSessions } from "../../../src/session/keys/endedSessions";
import { revokeSession } from "../../../src/session/keys/revokeSession";
import type { Sessions } from "../../../src/session/sessions";
import { type Coderd, startCoderd } from "../../coderd";
import { until } from "../../host/until";
import { deploymentOf, type SessionWindow } from "../../support/sessionWindows";
import { at, coderd, idOf, isAlive, newKey, profile, useSessionWindows } from "./sessionsSupport";

describe("sessions keep track", () => {
  useSessionWindows();
  let window: SessionWindow;
  let sessions: Sessions;

  beforeEach(() => {
    window = profile.open();
    ({ sessions } = window);
  });

  /** The next write of what is no secret fails, as on a full disk. */
  const failMemory = () => {
    const { memory } = profile;
    const update = memory.update.bind(memory);
    memory.update = (name, value) =>
      name === "currentDeployment" ? Promise.reject(new Error("full")) : update(name, value);
  };

  it("of all deployments in one order, whoever came first", async () => {
    const others = await Promise.all([startCoderd(), startCoderd()]);
    try {
      const all = [coderd, ...others].sort((a, b) => (a.url < b.url ? 1 : -1));
      for (const one of all)
        await sessions.signIn(deploymentOf(one.url), new Secret(one.sessionKeyFor("alice")));
      assert.deepEqual(
        sessions.all.map(({ deployment }) => deployment.href),
        all.map(({ url }) => url).reverse(),
      );
    } finally {
      for (const one of others) await one.stop();
    }
  });

  it("of which is the current one, while others come and go", async () => {
    const others = await Promise.all([startCoderd(), startCoderd()]);
    try {
      const [a, b, c] = [coderd, ...others].sort((one, two) => (one.url < two.url ? -1 : 1));
      assert.ok(a && b && c);
      const enter = (one: Coderd, into = sessions) =>
        into.signIn(deploymentOf(one.url), new Secret(one.sessionKeyFor("alice")));
      const current = () =>
        sessions.current.kind === "signedIn" ? sessions.current.deployment.href : undefined;
      const first = await enter(a);
      await enter(c);
      const second = await enter(b);
      assert.deepEqual(
        sessions.all.map(({ deployment }) => deployment.href),
        [a, b, c].map(({ url }) => url),
      );
      await sessions.makeCurrent(deploymentOf(c.url).href);
      await sessions.signOut(first);
      assert.equal(current(), c.url);
      // One that another window brings is not the one that commands of this window are for.
      await enter(a, profile.open().sessions);
      await until(
        () => sessions.at(a.url),
        () => "It was not heard of.",
      );
      assert.equal(current(), c.url);
      const last = sessions.at(c.url);
      assert.ok(last);
      await sessions.signOut(last);
      assert.equal(current(), a.url);
      await sessions.signOut(second);
      assert.equal(current(), a.url);
    } finally {
      for (const one of others) await one.stop();
    }
  });

  it("of one that was entered although something after it failed: it can be used, and its key lives", async () => {
    failMemory();
    await assert.rejects(sessions.signIn(at, new Secret(newKey())), /full/);
    await sessions.at(at.href)?.client.users.me();
    await assert.rejects(
      sessions.signInWithPassword(at, { email: "alice@example.com", password: new Secret("coder-access") }),
      /full/,
    );
    const entered = sessions.at(at.href);
    assert.ok(entered && isAlive(entered.record.session.expose()));
    await entered.client.users.me();
  });

  it("of which one is left: an earlier one at the same deployment takes no later one with it", async () => {
    const earlier = await sessions.signIn(at, new Secret(newKey()));
    const later = await sessions.signIn(at, new Secret(newKey()));
    const removed: unknown[] = [];
    sessions.onDidChange((change) => removed.push(...change.removed));
    await sessions.signOut(earlier);
    assert.equal(sessions.at(at.href), later);
    assert.deepEqual(removed, []);
  });

  it("of what another window left, when the person comes to this one", async () => {
    const other = await startCoderd();
    try {
      const left = await sessions.signIn(at, new Secret(newKey()));
      await sessions.signIn(deploymentOf(other.url), new Secret(other.sessionKeyFor("alice")));
      await new EndedSessions(profile.memory).add(left.record.session);
      sessions.leaveEnded();
      assert.deepEqual(
        sessions.all.map(({ deployment }) => deployment.href),
        [other.url],
      );
    } finally {
      await other.stop();
    }
  });

  it("of whose key was left, and why", async () => {
    const { record } = await sessions.signIn(at, new Secret(newKey()));
    await sessions.signIn(at, new Secret(newKey()));
    profile.secrets.fail = new Error("locked");
    await assert.rejects(
      sessions.signInWithPassword(at, { email: "alice@example.com", password: new Secret("coder-access") }),
    );
    assert.deepEqual(
      window.left.map(({ why, userId }) => [why, userId]),
      [
        ["replaced", record.userId],
        ["unused", undefined],
      ],
    );
    // Nobody took up the unused one, so there is nothing to leave in other windows.
    assert.equal(profile.memory.get<unknown[]>("endedSessions").length, 1);
  });

  describe("of what is stored", () => {
    const stored = (key: string) =>
      JSON.stringify({
        ...{ version: 1, session: key, userId: "u", username: "alice", origin: "cliAuth" },
        signedInAt: new Date().toISOString(),
      });

    for (const name of ["HTTPS://coder.example.com/", "ftp://coder.example.com", "coder.example.com/"]) {
      it(`only under a deployment's own address: not ${name}`, async () => {
        profile.secrets.values.set(`session:${name}`, stored(newKey()));
        await sessions.restore();
        assert.deepEqual(sessions.all, []);
      });
    }

    it("and say so when one cannot be read, with the others taken up", async () => {
      profile.secrets.values.set("session:https://a.example.com", stored(newKey()));
      profile.secrets.values.set("session:https://b.example.com", stored(newKey()));
      const get = profile.secrets.get.bind(profile.secrets);
      profile.secrets.get = (key) =>
        key.endsWith("a.example.com") ? Promise.reject(new Error("locked")) : get(key);
      await assert.rejects(sessions.restore(), { name: "KeyringFailed" });
      assert.deepEqual(
        sessions.all.map(({ deployment }) => deployment.host),
        ["b.example.com"],
      );
      assert.ok(sessions.fault !== undefined);
    });
  });

  it("of keys that are no keys of ours: nothing is deleted", async () => {
    const made: string[] = [];
    const makeClient = () => {
      made.push("client");
      throw new Error("nobody is to be asked");
    };
    for (const key of [
      { session: new Secret("no key"), origin: "cliAuth" },
      { session: new Secret(newKey()), origin: "token" },
      { session: new Secret(newKey()), origin: "cli" },
      { session: new Secret(newKey()), origin: "environment" },
    ] as const)
      assert.deepEqual(await revokeSession(at, key, makeClient), { kind: "kept" });

    assert.deepEqual(made, []);
  });

  describe("as accounts", () => {
    const accounts = async () => {
      const provider = new AuthenticationProvider(() =>
        Promise.resolve({
          sessions,
          openSignIn: () => Promise.reject(new Error()),
          removeAccount: () => Promise.reject(new Error()),
          lent: () => Promise.reject(new Error()),
        }),
      );
      return (await provider.getSessions(undefined, {})).map(({ id, account, scopes: given }) => [
        id,
        account.label,
        given,
      ]);
    };

    it("which stay the same when the person signs in again", async () => {
      await sessions.signIn(at, new Secret(newKey()));
      const first = await accounts();
      assert.deepEqual(first, [[`${at.href} ${coderd.user("alice").id}`, `alice (${at.host})`, []]]);
      await sessions.signIn(at, new Secret(newKey()));
      assert.deepEqual(await accounts(), first);
    });

    it("which are named by their key where it cannot say whose it is", async () => {
      const key = coderd.createToken("alice", { scopes: ["workspace:read"] });
      await sessions.signIn(at, new Secret(key), "token");
      assert.deepEqual(await accounts(), [[`${at.href} ${idOf(key)}`, `${idOf(key)} (${at.host})`, []]]);
    });
  });
});
