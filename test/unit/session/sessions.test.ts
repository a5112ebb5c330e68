import assert from "node:assert/strict";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { DeploymentUrl } from "../../../src/coder";
import { type Coderd, startCoderd } from "../../coderd";
import { until } from "../../host/until";
import { deploymentOf, SessionProfile } from "../../support/sessionWindows";

const credentials = { email: "alice@example.com", password: "coder-access" };
const idOf = (key: string) => key.slice(0, 10);
const deletions = { method: "DELETE", path: "/api/v2/users/me/keys/*" };

describe("sessions", () => {
  let coderd: Coderd;
  let at: DeploymentUrl;
  let profile: SessionProfile;

  beforeEach(async () => {
    coderd = await startCoderd();
    at = deploymentOf(coderd.url);
    profile = new SessionProfile();
  });
  afterEach(async () => {
    profile.close();
    await coderd.stop();
  });

  const newKey = () => coderd.sessionKeyFor("alice");
  const isAlive = (key: string) => coderd.store.keys.get(idOf(key)) !== undefined;
  const keyCount = () => coderd.store.keys.all().length;
  const eventually = (isTrue: () => boolean) =>
    until(
      () => (isTrue() ? true : undefined),
      () => "It did not come about.",
      5_000,
    );

  describe("send nothing secret", () => {
    const strangers: readonly [
      what: string,
      answer: (path: string) => [status: number, type: string, body: string],
    ][] = [
      ["a web page", () => [200, "text/html", "<h1>parked</h1>"]],
      ["other JSON", () => [200, "application/json", '{"status":"ok"}']],
      ["nothing there", () => [404, "application/json", '{"message":"not found"}']],
      ["a sign-in of the network", () => [302, "text/html", ""]],
      ["an error", () => [500, "text/plain", "no"]],
    ];
    let server: Server;
    let received: string[];
    afterEach(() => server.close());

    for (const [what, answer] of strangers) {
      it(`to an address where ${what} answers, by a key or by a password`, async () => {
        received = [];
        server = createServer((request, response) => {
          received.push(`${request.method ?? ""} ${request.url ?? ""} ${JSON.stringify(request.headers)}`);
          const [status, type, body] = answer(request.url ?? "");
          response.writeHead(status, { "content-type": type, location: "https://login.example.com/" });
          response.end(body);
        });
        await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
        const there = deploymentOf(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
        const { sessions } = profile.open();
        const key = newKey();
        await assert.rejects(sessions.signIn(there, key));
        await assert.rejects(sessions.signInWithPassword(there, credentials));
        assert.ok(received.length > 0);
        for (const request of received) {
          assert.match(request, /^GET \/api\/v2\/buildinfo /);
          assert.ok(!request.includes("coder-session-token") && !request.includes(idOf(key)), request);
        }
        assert.deepEqual(profile.stored, []);
      });
    }

    it("before the server has answered without it, and asks that once", async () => {
      server = createServer();
      const { sessions } = profile.open();
      await sessions.signIn(at, newKey());
      await sessions.signIn(at, newKey());
      const [first] = coderd.log.entries;
      assert.equal(first?.path, "/api/v2/buildinfo");
      assert.equal(first.headers["coder-session-token"], undefined);
      assert.equal(coderd.log.count({ path: "/api/v2/buildinfo" }), 1);
    });

    it("again where something else answered after it", async () => {
      server = createServer();
      const { sessions } = profile.open();
      sessions.answered.note(at);
      sessions.answered.forget(at);
      coderd.faults.add({ path: "/api/v2/buildinfo" }, { kind: "captivePortal" });
      coderd.log.clear();
      await assert.rejects(sessions.signIn(at, newKey()));
      assert.deepEqual(
        coderd.log.entries.map(({ path }) => path),
        ["/api/v2/buildinfo"],
      );
    });
  });

  describe("by a password leave nothing at the server", () => {
    for (let time = 1; time <= 3; time += 1) {
      it(`when the keyring fails, time ${time}`, async () => {
        const { sessions, left } = profile.open();
        const before = keyCount();
        profile.secrets.fail = new Error("locked");
        await assert.rejects(sessions.signInWithPassword(at, credentials), { name: "KeyringFailed" });
        assert.equal(keyCount(), before);
        assert.equal(sessions.current.kind, "signedOut");
        assert.deepEqual(
          left.map(({ why, outcome }) => [why, outcome.kind]),
          [["unused", "revoked"]],
        );
      });
    }

    it("when the keyring never answers", async () => {
      const { sessions } = profile.open();
      const before = keyCount();
      profile.secrets.hang = (call) => call === "store";
      await assert.rejects(sessions.signInWithPassword(at, credentials), { name: "KeyringFailed" });
      assert.equal(keyCount(), before);
    });

    it("when the person cannot be identified", async () => {
      const { sessions } = profile.open();
      const before = keyCount();
      coderd.faults.add({ path: "/api/v2/users/me" }, { kind: "answer", status: 503 });
      await assert.rejects(sessions.signInWithPassword(at, credentials), { kind: "serverFault" });
      assert.equal(keyCount(), before);
    });

    for (const path of ["/api/v2/users/login", "/api/v2/users/me"]) {
      it(`when it is cancelled while ${path} is asked`, async () => {
        const { sessions } = profile.open();
        const before = keyCount();
        const cancelling = new AbortController();
        coderd.faults.add({ path }, { kind: "delay", milliseconds: 200 });
        const signingIn = sessions.signInWithPassword(at, credentials, cancelling.signal);
        await eventually(() => coderd.log.count({ path: "/api/v2/buildinfo" }) > 0);
        await new Promise((resolve) => setTimeout(resolve, 50));
        cancelling.abort();
        await assert.rejects(signingIn);
        await eventually(() => coderd.log.count(deletions) === 1 && keyCount() === before);
        assert.deepEqual(profile.stored, []);
      });
    }

    it("when it is cancelled before it began", async () => {
      const { sessions } = profile.open();
      await sessions.answered.ensure(at);
      coderd.log.clear();
      await assert.rejects(sessions.signInWithPassword(at, credentials, AbortSignal.abort()));
      assert.equal(coderd.log.count(), 0);
    });

    it("when it is cancelled while it is stored, and what was stored before stays", async () => {
      const { sessions } = profile.open();
      const first = newKey();
      await sessions.signIn(at, first);
      const cancelling = new AbortController();
      const store = profile.secrets.store.bind(profile.secrets);
      profile.secrets.store = async (name, text) => {
        await store(name, text);
        cancelling.abort();
      };
      await assert.rejects(sessions.signInWithPassword(at, credentials, cancelling.signal));
      assert.deepEqual(profile.stored, [first]);
      assert.equal(sessions.at(at.href)?.record.session, first);
      assert.ok(isAlive(first));
      await eventually(() => coderd.log.count(deletions) === 1);
    });

    it("or tell what stays valid, when it cannot be deleted", async () => {
      const { sessions, left } = profile.open();
      profile.secrets.fail = new Error("locked");
      coderd.faults.add(deletions, { kind: "answer", status: 503 });
      await assert.rejects(sessions.signInWithPassword(at, credentials), { name: "KeyringFailed" });
      assert.equal(left[0]?.outcome.kind, "notRevoked");
    });
  });

  it("that were pasted stay valid when the keyring fails, and can be pasted again", async () => {
    const { sessions, left } = profile.open();
    const key = newKey();
    profile.secrets.fail = new Error("locked");
    await assert.rejects(sessions.signIn(at, key), { name: "KeyringFailed" });
    assert.ok(isAlive(key));
    assert.deepEqual(left, []);
    profile.secrets.fail = undefined;
    assert.equal((await sessions.signIn(at, key)).record.session, key);
  });

  describe("that are replaced", () => {
    it("are deleted at the server, by themselves", async () => {
      const { sessions, left } = profile.open();
      const [first, second] = [newKey(), newKey()];
      await sessions.signIn(at, first);
      await sessions.signIn(at, second);
      assert.equal(isAlive(first), false);
      assert.ok(isAlive(second));
      assert.equal(coderd.log.last(deletions).headers["coder-session-token"], first);
      assert.deepEqual(
        left.map(({ why, outcome }) => [why, outcome.kind]),
        [["replaced", "revoked"]],
      );
    });

    it("are told of when they cannot be deleted, and deleted when that is tried again", async () => {
      const { sessions, left } = profile.open();
      const [first, second] = [newKey(), newKey()];
      await sessions.signIn(at, first);
      coderd.faults.add({ ...deletions, times: 1 }, { kind: "answer", status: 503 });
      await sessions.signIn(at, second);
      const outcome = left[0]?.outcome;
      assert.ok(outcome?.kind === "notRevoked" && isAlive(first));
      assert.ok(Date.parse(outcome.expiresAt ?? "") > Date.now());
      assert.deepEqual(await outcome.again(), { kind: "revoked" });
      assert.equal(isAlive(first), false);
    });

    it("are told of when they are the person's own, which stay valid", async () => {
      const { sessions, left } = profile.open();
      const token = coderd.createToken("alice", { name: "own" });
      await sessions.signIn(at, token);
      await sessions.signIn(at, newKey());
      assert.ok(isAlive(token));
      assert.deepEqual(
        left.map(({ outcome }) => outcome.kind),
        ["kept"],
      );
      assert.equal(coderd.log.count(deletions), 0);
    });

    it("keep nobody waiting who signs in", async () => {
      const { sessions } = profile.open();
      await sessions.signIn(at, newKey());
      coderd.faults.add(deletions, { kind: "hang" });
      const second = newKey();
      assert.equal((await sessions.signIn(at, second)).record.session, second);
      assert.equal(sessions.at(at.href)?.record.session, second);
    });

    it("are those that another window stored, too", async () => {
      const [one, two] = [profile.open(), profile.open()];
      const [first, second] = [newKey(), newKey()];
      await one.sessions.signIn(at, first);
      await two.sessions.signIn(at, second);
      await eventually(() => !isAlive(first));
      assert.deepEqual(profile.stored, [second]);
      await eventually(() => one.sessions.at(at.href)?.record.session === second);
    });

    it("are not the same key that is pasted again, which stays what it was", async () => {
      const { sessions } = profile.open();
      const key = newKey();
      await sessions.signIn(at, key);
      coderd.log.clear();
      const again = await sessions.signIn(at, key, "token");
      assert.equal(again.record.origin, "cliAuth");
      assert.equal(coderd.log.count(deletions), 0);
      assert.ok(isAlive(key));
    });
  });

  it("of two windows that sign in at once leave one key, which is the stored one", async () => {
    const [one, two] = [profile.open(), profile.open()];
    const keys = [newKey(), newKey()];
    await Promise.all([one.sessions.signIn(at, keys[0] ?? ""), two.sessions.signIn(at, keys[1] ?? "")]);
    await eventually(() => keys.filter(isAlive).length === 1);
    const [stored] = profile.stored;
    assert.ok(stored !== undefined && isAlive(stored));
    for (const { sessions } of [one, two])
      await eventually(() => sessions.at(at.href)?.record.session === stored);
  });

  it("of one window that signs in twice at once leave one key", async () => {
    const { sessions } = profile.open();
    const keys = [newKey(), newKey(), newKey()];
    await Promise.all(keys.map((key) => sessions.signIn(at, key)));
    await eventually(() => keys.filter(isAlive).length === 1);
    assert.deepEqual(profile.stored, keys.filter(isAlive));
    assert.deepEqual([sessions.at(at.href)?.record.session], profile.stored);
  });

  for (const windows of ["the same window", "another window"]) {
    it(`that begin in ${windows} while one is being left stay`, async () => {
      const one = profile.open();
      const two = windows === "the same window" ? one : profile.open();
      const first = newKey();
      const old = await one.sessions.signIn(at, first);
      await two.sessions.restore();
      coderd.faults.add({ ...deletions, times: 1 }, { kind: "delay", milliseconds: 300 });
      const leaving = one.sessions.signOut(old);
      const second = newKey();
      await two.sessions.signIn(at, second);
      assert.equal((await leaving).kind, "revoked");
      assert.deepEqual(profile.stored, [second]);
      assert.equal(isAlive(first), false);
      assert.ok(isAlive(second));
      for (const { sessions } of [one, two])
        await eventually(() => sessions.at(at.href)?.record.session === second);
    });
  }

  it("stored by a window that was not heard of are not removed, but taken up", async () => {
    const one = profile.open();
    const old = await one.sessions.signIn(at, newKey());
    const second = newKey();
    // A browser's window hears nothing of the others.
    for (const [name, text] of profile.secrets.values)
      profile.secrets.values.set(name, text.replace(old.record.session, second));

    await one.sessions.signOut(old);
    assert.deepEqual(profile.stored, [second]);
    assert.equal(one.sessions.at(at.href)?.record.session, second);
  });

  describe("that are left", () => {
    it("can be left without waiting for a server that hangs", async () => {
      const { sessions } = profile.open();
      const key = newKey();
      const session = await sessions.signIn(at, key);
      coderd.faults.add({ ...deletions, times: 1 }, { kind: "hang" });
      const outcome = await sessions.signOut(session, AbortSignal.timeout(50));
      assert.ok(outcome.kind === "notRevoked" && outcome.error.kind === "givenUp");
      assert.equal(sessions.current.kind, "signedOut");
      assert.deepEqual(profile.stored, []);
      assert.deepEqual(await outcome.again(), { kind: "revoked" });
      assert.equal(isAlive(key), false);
    });

    it("are gone when the server says that the key is none any more", async () => {
      const { sessions } = profile.open();
      const key = newKey();
      const session = await sessions.signIn(at, key);
      const kept = coderd.store.keys.get(idOf(key));
      assert.ok(kept);
      coderd.store.keys.remove(kept);
      assert.deepEqual(await sessions.signOut(session), { kind: "revoked" });
    });

    it("are left though the keyring fails, and do not come back", async () => {
      const one = profile.open();
      const key = newKey();
      const session = await one.sessions.signIn(at, key);
      profile.secrets.fail = new Error("locked");
      const outcome = await one.sessions.signOut(session);
      assert.equal(outcome.kind, "revoked");
      assert.ok(outcome.notRemoved instanceof Error);
      assert.equal(one.sessions.current.kind, "signedOut");
      profile.secrets.fail = undefined;
      assert.deepEqual(profile.stored, [key]);
      const next = profile.open();
      await next.sessions.restore();
      assert.equal(next.sessions.current.kind, "signedOut");
      assert.deepEqual(profile.stored, []);
    });

    it("are left in the other window when the person comes to it", async () => {
      const [one, two] = [profile.open(), profile.open()];
      const session = await one.sessions.signIn(at, newKey());
      await two.sessions.restore();
      const { values } = profile.secrets;
      const kept = new Map(values);
      await one.sessions.signOut(session);
      for (const [name, text] of kept) values.set(name, text);
      two.sessions.leaveEnded();
      assert.equal(two.sessions.current.kind, "signedOut");
    });
  });

  describe("at the start", () => {
    const stored = async () => profile.open().sessions.signIn(at, newKey());

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
      assert.equal(sessions.at(at.href)?.record.session, session.record.session);
    });
  });
});
