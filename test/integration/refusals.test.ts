import assert from "node:assert/strict";
import { CoderClient, type DeploymentUrl } from "../../src/coder";
import { Secret } from "../../src/core/token/secret";
import { SecretStore } from "../../src/platform/keyring/secretStore";
import { RecentDeployments } from "../../src/session/deployments/recentDeployments";
import { Sessions } from "../../src/session/sessions";
import type { SignedIn } from "../../src/session/sessionState";
import { type Coderd, startCoderd } from "../coderd";
import { memoryLog, MemoryMemento, MemorySecrets } from "../support/memory";
import { deploymentAt } from "./networkSupport";

/** A window that keeps its own copy of the secrets, as a VS Code in a browser does, and shares the rest. */
function openWindow(secrets: MemorySecrets, memory: MemoryMemento): Sessions {
  const log = memoryLog();
  const makeClient = (deployment: DeploymentUrl, session?: Secret) =>
    new CoderClient({ deployment, ...(session === undefined ? {} : { session }) });
  return new Sessions(
    new SecretStore({ secrets }, log),
    memory,
    new RecentDeployments(memory),
    makeClient,
    log,
  );
}

function copyOf({ values }: MemorySecrets): MemorySecrets {
  const copy = new MemorySecrets();
  for (const [name, value] of values) copy.values.set(name, value);
  return copy;
}

describe("a session that is over", () => {
  let coderd: Coderd;
  let secrets: MemorySecrets;
  let memory: MemoryMemento;
  let sessions: Sessions;
  let session: SignedIn;

  beforeEach(async () => {
    coderd = await startCoderd();
    secrets = new MemorySecrets();
    memory = new MemoryMemento();
    sessions = openWindow(secrets, memory);
    session = await sessions.signIn(deploymentAt(coderd.url), new Secret(coderd.sessionKeyFor("alice")));
  });
  afterEach(async () => {
    sessions.dispose();
    await coderd.stop();
  });

  it("is told once however often it is refused, and once more for the next one", async () => {
    const told: string[] = [];
    sessions.onDidRefuse(({ record }) => told.push(record.session.expose()));
    const { href } = session.deployment;
    for (let times = 0; times < 5; times += 1) sessions.refuse(href, session.record.session);
    sessions.refuse(href, new Secret("AAAAAAAAAA-AAAAAAAAAAAAAAAAAAAAAA"));
    sessions.refuse("https://other.example.com", session.record.session);
    assert.deepEqual(told, [session.record.session.expose()]);
    const next = await sessions.signIn(session.deployment, new Secret(coderd.sessionKeyFor("alice")));
    sessions.refuse(href, session.record.session);
    sessions.refuse(href, next.record.session);
    assert.deepEqual(told, [session.record.session.expose(), next.record.session.expose()]);
  });

  it("is not taken up again by a window whose secrets are old", async () => {
    const old = copyOf(secrets);
    await sessions.signOut(session);
    const other = openWindow(old, memory);
    await other.restore();
    assert.equal(other.current.kind, "signedOut");
    other.dispose();
  });

  it("is not taken up again when another one took its place", async () => {
    const old = copyOf(secrets);
    await sessions.signIn(session.deployment, new Secret(coderd.sessionKeyFor("alice")));
    const other = openWindow(old, memory);
    await other.restore();
    assert.equal(other.current.kind, "signedOut");
    other.dispose();
  });

  it("may come back when its key stayed valid", async () => {
    const token = coderd.createToken("alice", { name: "pasted", scopes: ["coder:all"] });
    await sessions.signOut(await sessions.signIn(session.deployment, new Secret(token)));
    await sessions.signIn(session.deployment, new Secret(token));
    const reloaded = openWindow(copyOf(secrets), memory);
    await reloaded.restore();
    assert.equal(reloaded.current.kind, "signedIn");
    reloaded.dispose();
  });

  it("leaves no name and no part of its key behind", async () => {
    await sessions.signOut(session);
    assert.equal(secrets.values.size, 0);
    const left = JSON.stringify([...memory.values]);
    for (const part of [...session.record.session.expose().split("-"), "alice"])
      assert.ok(!left.includes(part), left);
  });
});
