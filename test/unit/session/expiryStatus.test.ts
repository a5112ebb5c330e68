import assert from "node:assert/strict";
import { Secret } from "../../../src/core/token/secret";
import { ExpiryStatus } from "../../../src/session/expiryStatus";
import type { Sessions } from "../../../src/session/sessions";
import { type Coderd, startCoderd } from "../../coderd";
import { until } from "../../host/until";
import { deploymentOf, SessionProfile } from "../../support/sessionWindows";
import { host, useVscode } from "../../support/vscode/host";

const hour = 3_600_000;
const keys = { path: /\/keys\/[0-9A-Za-z]{10}$/ };

describe("the end of a session in the status bar", () => {
  useVscode();
  let coderd: Coderd;
  let profile: SessionProfile;
  let sessions: Sessions;
  let status: ExpiryStatus;
  let failures: unknown[];
  /** How often it was to look by itself. */
  let looks: number;

  beforeEach(async () => {
    coderd = await startCoderd();
    profile = new SessionProfile();
    ({ sessions } = profile.open());
    failures = [];
    looks = 0;
  });
  afterEach(async () => {
    status.dispose();
    profile.close();
    await coderd.stop();
  });

  /** Signs in with a key that has so much left of its life, in hours, as its server says then. */
  async function signIn(left: number, lifetime = 168): Promise<void> {
    lie(left, lifetime);
    await sessions.signIn(deploymentOf(coderd.url), new Secret(coderd.sessionKeyFor("alice")));
    coderd.log.clear();
    status = new ExpiryStatus(sessions, (look) => {
      looks += 1;
      look().catch((error: unknown) => failures.push(error));
    });
  }

  function lie(left: number, lifetime = 168): void {
    coderd.faults.clear();
    const merge = {
      expires_at: new Date(Date.now() + left * hour).toISOString(),
      lifetime_seconds: lifetime * 3600,
    };
    coderd.faults.add(keys, { kind: "lie", merge });
  }

  const item = () => host.statusBarItems[0];
  const tooltip = () => item()?.tooltip as string;

  it("is not there, and nobody is asked, while it is far", async () => {
    await signIn(100);
    await status.look();
    assert.equal(item()?.isShown, false);
    assert.equal(coderd.log.count(keys), 0);
  });

  it("is told once the server says so, with the way to sign in there again", async () => {
    await signIn(5);
    await status.look();
    assert.equal(coderd.log.count(keys), 1);
    assert.equal(item()?.isShown, true);
    assert.match(item()?.text ?? "", /^\$\(watch\) Coder session ends in \d hours$/);
    const { host: name, href } = deploymentOf(coderd.url);
    assert.ok(tooltip().startsWith(`Your session on ${name} ends `));
    const { command, arguments: given } = item()?.command as { command: string; arguments: unknown[] };
    assert.deepEqual([command, given], ["coderAccess.session.signIn", [href]]);
  });

  it("is asked of the server again only after a while", async () => {
    await signIn(5);
    await status.look();
    await status.look();
    assert.equal(coderd.log.count(keys), 1);
  });

  it("is not told of one that use renewed meanwhile", async () => {
    await signIn(5);
    lie(168);
    await status.look();
    assert.equal(item()?.isShown, false);
    assert.equal(coderd.log.count(keys), 1);
  });

  it("is told of the one that ends first", async () => {
    await signIn(20);
    const other = await startCoderd();
    try {
      other.faults.add(keys, {
        kind: "lie",
        merge: { expires_at: new Date(Date.now() + 5 * hour).toISOString(), lifetime_seconds: 168 * 3600 },
      });
      await sessions.signIn(deploymentOf(other.url), new Secret(other.sessionKeyFor("alice")));
      await status.look();
      assert.ok(tooltip().includes(deploymentOf(other.url).host), tooltip());
    } finally {
      await other.stop();
    }
  });

  it("is over once the server no longer takes the key", async () => {
    await signIn(5);
    coderd.faults.clear();
    for (const key of coderd.store.keys.all()) coderd.store.keys.remove(key);
    await status.look();
    assert.equal(item()?.text, "$(watch) Coder session ended");
    assert.match(tooltip(), /has ended\. Select to sign in again\.$/);
  });

  it("stays as it was known while the server cannot be reached", async () => {
    await signIn(5);
    coderd.faults.clear();
    coderd.faults.add({ path: "**" }, { kind: "reset", when: "before" });
    await status.look();
    assert.match(item()?.text ?? "", /ends in \d hours$/);
    assert.deepEqual(failures, []);
  });

  it("is asked of the server again after an hour", async () => {
    await signIn(5);
    await status.look();
    const { now } = Date;
    try {
      for (const [minutes, times] of [
        [59, 1],
        [61, 2],
        [119, 2],
        [122, 3],
      ] as const) {
        const then = now() + minutes * 60_000;
        Date.now = () => then;
        await status.look();
        assert.equal(coderd.log.count(keys), times, `after ${minutes} minutes`);
      }
    } finally {
      Date.now = now;
    }
  });

  it("is shown by itself when it has come", async () => {
    await signIn(1.2 / 3600);
    await status.look();
    assert.match(item()?.text ?? "", /^\$\(watch\) Coder session ends /);
    await until(
      () => (item()?.text === "$(watch) Coder session ended" ? true : undefined),
      () => item()?.text ?? "",
    );
  });

  it("is not shown by a window that closes meanwhile", async () => {
    await signIn(5);
    coderd.faults.add({ path: "**" }, { kind: "delay", milliseconds: 50 });
    const looking = status.look();
    status.dispose();
    await looking;
    assert.equal(item()?.isShown, false);
  });

  it("waits for its next look an hour at most, and for none without sessions", async () => {
    await signIn(5);
    const delays: number[] = [];
    const { setTimeout: original } = globalThis;
    try {
      globalThis.setTimeout = ((look: () => void, delay = 0) => {
        delays.push(delay);
        return original(look, delay);
      }) as typeof setTimeout;
      await status.look();
      assert.ok(delays.length > 0 && delays.every((delay) => delay <= hour), delays.join(" "));
      const [session] = sessions.all;
      assert.ok(session);
      await sessions.signOut(session);
      delays.length = 0;
      await status.look();
      assert.ok(delays.every(Number.isFinite), delays.join(" "));
    } finally {
      globalThis.setTimeout = original;
    }
  });

  it("goes with the session", async () => {
    await signIn(5);
    await status.look();
    const [session] = sessions.all;
    assert.ok(session);
    await sessions.signOut(session);
    await status.look();
    assert.equal(item()?.isShown, false);
  });

  it("is looked for when a session comes", async () => {
    await signIn(5);
    lie(5);
    await sessions.signIn(deploymentOf(coderd.url), new Secret(coderd.sessionKeyFor("alice")));
    await status.look();
    assert.equal(item()?.isShown, true);
    status.dispose();
    assert.equal(item()?.isShown, false);
  });

  it("is looked for no longer once the window closes", async () => {
    await signIn(100);
    await sessions.signIn(deploymentOf(coderd.url), new Secret(coderd.sessionKeyFor("alice")));
    assert.ok(looks > 0);
    looks = 0;
    status.dispose();
    await sessions.signIn(deploymentOf(coderd.url), new Secret(coderd.sessionKeyFor("alice")));
    assert.equal(looks, 0);
  });

  it("is asked of the server once, however many look at the same time", async () => {
    await signIn(5);
    await Promise.all([status.look(), status.look(), status.look()]);
    assert.equal(coderd.log.count(keys), 1);
  });

  it("is looked for again after a look that failed for a reason of our own, which is told", async () => {
    await signIn(5);
    const [session] = sessions.all;
    assert.ok(session);
    const get = session.client.keys.get.bind(session.client.keys);
    Object.assign(session.client.keys, { get: () => Promise.reject(new TypeError("ours")) });
    await assert.rejects(status.look(), TypeError);
    assert.equal(item()?.isShown, false);
    Object.assign(session.client.keys, { get });
    await status.look();
    assert.equal(item()?.isShown, true);
  });
});
