import assert from "node:assert/strict";
import type { Memento } from "vscode";
import { CoderClient, type CoderError, type DeploymentUrl, parseDeploymentUrl } from "../../src/coder";
import { Secret } from "../../src/core/token/secret";
import { SecretStore } from "../../src/platform/keyring/secretStore";
import { RecentDeployments } from "../../src/session/deployments/recentDeployments";
import type { SignOutOutcome } from "../../src/session/keys/leftKey";
import { Sessions } from "../../src/session/sessions";
import type { SessionState } from "../../src/session/sessionState";
import { type Coderd, startCoderd } from "../coderd";
import { memoryLog, MemoryMemento, MemorySecrets } from "../support/memory";

describe("sessions", () => {
  let coderd: Coderd;
  let deployment: DeploymentUrl;
  let secrets: MemorySecrets;
  let memory: Memento;
  const windows: Sessions[] = [];

  /** A window of VS Code: what is stored is shared, what is in memory is not. */
  function openWindow(): Sessions {
    const log = memoryLog();
    const makeClient = (at: DeploymentUrl, session?: Secret) =>
      new CoderClient({ deployment: at, ...(session === undefined ? {} : { session }) });
    const store = new SecretStore({ secrets }, log);
    const sessions = new Sessions(store, memory, new RecentDeployments(memory), makeClient, log);
    windows.push(sessions);
    return sessions;
  }

  const nextChange = (sessions: Sessions) =>
    new Promise<SessionState>((resolve) => {
      const listening = sessions.onDidChange(() => {
        listening.dispose();
        resolve(sessions.current);
      });
    });

  /** Signs out of the current deployment. */
  async function signOut(sessions: Sessions): Promise<SignOutOutcome> {
    assert.ok(sessions.current.kind === "signedIn");
    return sessions.signOut(sessions.current);
  }

  beforeEach(async () => {
    coderd = await startCoderd();
    const parsed = parseDeploymentUrl(coderd.url);
    assert.ok(parsed.ok);
    deployment = parsed.value;
    secrets = new MemorySecrets();
    memory = new MemoryMemento();
  });

  afterEach(async () => {
    for (const window of windows.splice(0)) window.dispose();
    await coderd.stop();
  });

  it("sign in with a key of the sign-in page, which is sent in its header alone", async () => {
    const key = coderd.sessionKeyFor("alice");
    const state = await openWindow().signIn(deployment, new Secret(key));
    assert.equal(state.record.username, "alice");
    assert.equal(state.record.origin, "cliAuth");
    const [first, ...others] = coderd.log.entries;
    assert.equal(first?.path, "/api/v2/buildinfo", "a Coder server has to answer before it gets the key");
    assert.equal(first.headers["coder-session-token"], undefined);
    for (const { headers, path, body } of others) {
      assert.equal(headers["coder-session-token"], key);
      assert.ok(!(path + body).includes(key));
    }
  });

  it("survive a reload without asking the server", async () => {
    await openWindow().signIn(deployment, new Secret(coderd.sessionKeyFor("alice")));
    coderd.log.clear();
    const reloaded = openWindow();
    await reloaded.restore();
    assert.ok(reloaded.current.kind === "signedIn" && reloaded.current.record.username === "alice");
    assert.equal(coderd.log.count(), 0);
  });

  it("end by deleting the key by its id, never through /users/logout", async () => {
    const sessions = openWindow();
    const key = coderd.sessionKeyFor("alice");
    await sessions.signIn(deployment, new Secret(key));
    coderd.log.clear();
    assert.deepEqual(await signOut(sessions), { kind: "revoked" });
    assert.deepEqual(
      coderd.log.entries.map(({ method, path }) => `${method} ${path}`),
      [`DELETE /api/v2/users/me/keys/${key.slice(0, 10)}`],
    );
    assert.equal(sessions.current.kind, "signedOut");
    assert.equal(secrets.values.size, 0);
    await assert.rejects(openWindow().signIn(deployment, new Secret(key)), { kind: "unauthorized" });
  });

  it("leave a pasted API token valid when they end", async () => {
    const sessions = openWindow();
    const token = coderd.createToken("alice", { name: "pasted", scopes: ["coder:all"] });
    const { record } = await sessions.signIn(deployment, new Secret(token));
    assert.equal(record.origin, "token");
    assert.deepEqual(await signOut(sessions), { kind: "kept" });
    assert.equal((await openWindow().signIn(deployment, new Secret(token))).record.username, "alice");
  });

  it("are forgotten here even when the server cannot be reached, and say what stays valid", async () => {
    const sessions = openWindow();
    await sessions.signIn(deployment, new Secret(coderd.sessionKeyFor("alice")));
    await coderd.stop();
    const outcome = await signOut(sessions);
    assert.ok(outcome.kind === "notRevoked" && outcome.error.kind === "unreachable");
    assert.ok(Date.parse(outcome.expiresAt ?? "") > Date.now());
    assert.equal(secrets.values.size, 0);
    assert.equal(sessions.current.kind, "signedOut");
    coderd = await startCoderd();
  });

  for (const [what, make] of [
    ["unknown", () => "AAAAAAAAAA-AAAAAAAAAAAAAAAAAAAAAA"],
    [
      "expired",
      () =>
        coderd.createToken("alice", {
          name: "over",
          createdAt: new Date(Date.now() - 7_200_000),
          lifetime: 3_600_000,
        }),
    ],
  ] as const) {
    it(`store nothing when the key is ${what}`, async () => {
      const sessions = openWindow();
      await assert.rejects(
        sessions.signIn(deployment, new Secret(make())),
        (error: CoderError) => error.kind === "unauthorized",
      );
      assert.equal(sessions.current.kind, "signedOut");
      assert.equal(secrets.values.size, 0);
      assert.deepEqual(memory.keys(), []);
    });
  }

  it("store nothing when signing in is cancelled on the way", async () => {
    const sessions = openWindow();
    const cancelling = new AbortController();
    coderd.faults.add({ path: "/api/v2/users/me" }, { kind: "hang" });
    const signingIn = sessions.signIn(
      deployment,
      new Secret(coderd.sessionKeyFor("alice")),
      "cliAuth",
      cancelling.signal,
    );
    cancelling.abort();
    await assert.rejects(signingIn);
    assert.equal(secrets.values.size, 0);
    assert.equal(sessions.current.kind, "signedOut");
  });

  it("follow each other from window to window", async () => {
    const [first, second] = [openWindow(), openWindow()];
    const signedIn = nextChange(second);
    await first.signIn(deployment, new Secret(coderd.sessionKeyFor("alice")));
    assert.equal((await signedIn).kind, "signedIn");
    const signedOut = nextChange(second);
    await signOut(first);
    assert.equal((await signedOut).kind, "signedOut");
  });

  it("are signed out, without an error, when the keyring lost or spoilt the secret", async () => {
    await openWindow().signIn(deployment, new Secret(coderd.sessionKeyFor("alice")));
    for (const spoilt of ["not JSON", '{"version":7}', "null"]) {
      for (const key of secrets.values.keys()) secrets.values.set(key, spoilt);
      const reloaded = openWindow();
      await reloaded.restore();
      assert.equal(reloaded.current.kind, "signedOut", spoilt);
    }
  });
});
