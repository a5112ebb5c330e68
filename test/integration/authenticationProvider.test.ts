import assert from "node:assert/strict";
import * as vscode from "vscode";
import { CoderClient, type DeploymentUrl } from "../../src/coder";
import { Secret } from "../../src/core/token/secret";
import { AuthenticationProvider, providerId } from "../../src/lending/authenticationProvider";
import { followSessions } from "../../src/lending/followSessions";
import { SecretStore } from "../../src/platform/keyring/secretStore";
import { RecentDeployments } from "../../src/session/deployments/recentDeployments";
import { Sessions } from "../../src/session/sessions";
import { type Coderd, startCoderd } from "../coderd";
import { memoryLog, MemoryMemento, MemorySecrets } from "../support/memory";
import { deploymentAt } from "./networkSupport";

type Told = vscode.AuthenticationProviderAuthenticationSessionsChangeEvent;

describe("the authentication provider", () => {
  let first: Coderd;
  let second: Coderd;
  let sessions: Sessions;
  let provider: AuthenticationProvider;
  let told: Told[];
  let opened: number;
  let left: string[];
  let stays: boolean;
  beforeEach(async () => {
    [first, second] = await Promise.all([startCoderd(), startCoderd({ basePath: "/coder" })]);
    const log = memoryLog();
    const memory = new MemoryMemento();
    const makeClient = (deployment: DeploymentUrl, session?: Secret) =>
      new CoderClient({ deployment, ...(session === undefined ? {} : { session }) });
    const store = new SecretStore({ secrets: new MemorySecrets() }, log);
    sessions = new Sessions(store, memory, new RecentDeployments(memory), makeClient, log);
    [told, opened, left, stays] = [[], 0, [], false];
    provider = new AuthenticationProvider(() =>
      Promise.resolve({
        sessions,
        openSignIn: () => {
          opened += 1;
          return Promise.resolve(undefined);
        },
        removeAccount: async (session) => {
          if (stays) return false;
          await sessions.signOut(session);
          left.push(session.deployment.href);
          return true;
        },
        lent: () => Promise.reject(new Error("nobody asks for a lease here")),
      }),
    );
    followSessions(sessions, provider);
    provider.onDidChangeSessions((change) => told.push(change));
  });
  afterEach(async () => {
    provider.dispose();
    sessions.dispose();
    await first.stop();
    await second.stop();
  });

  const signIn = (coderd: Coderd, key = coderd.sessionKeyFor("alice")) =>
    sessions.signIn(deploymentAt(coderd.url), new Secret(key));
  const get = (options: vscode.AuthenticationProviderSessionOptions = {}) =>
    provider.getSessions(undefined, options);
  const labels = (list: readonly vscode.AuthenticationSession[] | undefined) =>
    (list ?? []).map(({ account }) => account.label);
  const labelOf = ({ url }: Coderd) => `alice (${new URL(url).host})`;

  it("gives nothing, and asks nobody, while nobody is signed in", async () => {
    assert.deepEqual(await get(), []);
    assert.equal(opened, 0);
    assert.equal(first.log.count() + second.log.count(), 0);
  });

  it("gives each account by its name and deployment, without asking anybody", async () => {
    await signIn(first);
    await signIn(second);
    first.log.clear();
    second.log.clear();
    const given = await get();
    assert.deepEqual(labels(given).sort(), [labelOf(first), labelOf(second)].sort());
    assert.deepEqual(
      given.map(({ accessToken }) => accessToken),
      ["", ""],
    );
    assert.equal(new Set(given.map(({ account }) => account.id)).size, 2);
    assert.equal(opened + first.log.count() + second.log.count(), 0);
  });

  it("gives one account when that is meant", async () => {
    await signIn(first);
    await signIn(second);
    const [one] = await get();
    assert.ok(one);
    assert.deepEqual(await get({ account: one.account }), [one]);
    assert.deepEqual(await get({ account: { id: "nobody", label: "nobody" } }), []);
  });

  it("rejects, and changes nothing, when the panel is left", async () => {
    await assert.rejects(provider.createSession([], {}), { name: "Cancelled" });
    assert.equal(opened, 1);
    assert.deepEqual(await get(), []);
    assert.deepEqual(told, []);
  });

  it("removes an account here and on its server, and no other", async () => {
    const key = first.sessionKeyFor("alice");
    const { deployment } = await signIn(first, key);
    await signIn(second);
    const one = (await get()).find(({ account }) => account.label === labelOf(first));
    await provider.removeSession(one?.id ?? "");
    assert.deepEqual(labels(await get()), [labelOf(second)]);
    assert.equal(first.log.count({ method: "DELETE", path: `/api/v2/users/me/keys/${key.slice(0, 10)}` }), 1);
    assert.equal(first.store.keys.get(key.slice(0, 10)), undefined);
    assert.deepEqual(left, [deployment.href]);
    await provider.removeSession("nobody");
    assert.deepEqual(labels(await get()), [labelOf(second)]);
  });

  it("keeps an account whose person does not want to leave, as a cancellation that VS Code says nothing of", async () => {
    await signIn(first);
    const [one] = await get();
    stays = true;
    first.log.clear();
    await assert.rejects(provider.removeSession(one?.id ?? ""), vscode.CancellationError);
    assert.deepEqual(labels(await get()), [labelOf(first)]);
    assert.equal(first.log.count(), 0);
  });

  it("removes an account here even when its server cannot be reached", async () => {
    await signIn(first);
    const [one] = await get();
    await first.stop();
    await provider.removeSession(one?.id ?? "");
    assert.deepEqual(await get(), []);
    first = await startCoderd();
  });

  it("tells exactly what came, what got another key, and what went", async () => {
    const words = (change: Told | undefined) =>
      change && [labels(change.added), labels(change.removed), labels(change.changed)];
    await signIn(first);
    const again = first.sessionKeyFor("alice");
    await signIn(first, again);
    const [one] = await get();
    await provider.removeSession(one?.id ?? "");
    const alice = [labelOf(first)];
    assert.deepEqual(told.map(words), [
      [alice, [], []],
      [[], [], alice],
      [[], alice, []],
    ]);
    assert.equal(told[1]?.changed?.[0]?.accessToken, "");
    assert.equal(told[0]?.added?.[0]?.account.id, told[2]?.removed?.[0]?.account.id);
  });

  it("tells nothing when another deployment becomes the current one", async () => {
    const { deployment } = await signIn(first);
    await signIn(second);
    told = [];
    await sessions.makeCurrent(deployment.href);
    assert.deepEqual(told, []);
  });

  it("is known to VS Code, and a silent call neither asks nor gives anything", async () => {
    assert.deepEqual([...(await vscode.authentication.getAccounts(providerId))], []);
    assert.equal(await vscode.authentication.getSession(providerId, [], { silent: true }), undefined);
    assert.deepEqual(
      vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ label }) => label)),
      [],
    );
  });
});
