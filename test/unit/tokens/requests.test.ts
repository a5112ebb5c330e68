import assert from "node:assert/strict";
import { CoderClient, type DeploymentUrl } from "../../../src/coder";
import { Secret } from "../../../src/core/token/secret";
import type { Form } from "../../../src/drafting/form/form";
import { FormKnowledge } from "../../../src/drafting/form/formKnowledge";
import { loadForm } from "../../../src/drafting/form/loadForm";
import { probe } from "../../../src/session/deployments/probe";
import type { Sessions } from "../../../src/session/sessions";
import type { SignedIn } from "../../../src/session/sessionState";
import { Surveys } from "../../../src/tokens/audit/surveys";
import { TokenCache } from "../../../src/tokens/list/tokenCache";
import { TokenStore } from "../../../src/tokens/list/tokenStore";
import { Proofs } from "../../../src/tokens/proof/proofs";
import { type Coderd, startCoderd } from "../../coderd";
import { memoryLog, MemoryMemento } from "../../support/memory";
import { deploymentOf, SessionProfile } from "../../support/sessionWindows";
import { startTokenRecords, type TestRecords } from "../../support/tokenRecords";

/** One usual journey: each fact is asked for once, and again when it can have changed. */
describe("the requests of a journey", () => {
  let coderd: Coderd;
  let profile: SessionProfile;
  let records: TestRecords;
  let sessions: Sessions;
  const closing = new AbortController();
  beforeEach(async () => {
    coderd = await startCoderd();
    profile = new SessionProfile();
    records = startTokenRecords();
    ({ sessions } = profile.open());
  });
  afterEach(async () => {
    profile.close();
    records.remove();
    await coderd.stop();
  });

  const makeClient = (deployment: DeploymentUrl, session?: Secret) =>
    new CoderClient({ deployment, ...(session === undefined ? {} : { session }) });
  /** What was asked since the last time, shortened, with how often where that is not once. */
  function asked(): string[] {
    const counts = new Map<string, number>();
    for (const { method, path } of coderd.log.entries) {
      const short = path.replace("/api/v2/", "").replace(/(workspaces|keys)\/[0-9A-Za-z-]{10,}$/, "$1/ID");
      const request = `${method} ${short}`;
      counts.set(request, (counts.get(request) ?? 0) + 1);
    }
    coderd.log.clear();
    return [...counts]
      .map(([request, count]) => (count === 1 ? request : `${request} ${String(count)}×`))
      .sort();
  }

  it("are those that can have a new answer", async () => {
    const log = memoryLog();
    const deployment = deploymentOf(coderd.url);
    // A deleted workspace in an allow list is asked for once and for all.
    const { id } = coderd.createWorkspace("alice", "docker", { name: "left-behind" });
    coderd.createToken("alice", {
      name: "orphaned",
      scopes: ["workspace:read"],
      allowList: [`workspace:${id}`],
    });
    const all: string[][] = [];
    const step = (): void => void all.push(asked());

    await probe(makeClient, deployment, closing.signal);
    sessions.answered.note(deployment);
    step();
    const session: SignedIn = await sessions.signIn(deployment, new Secret(coderd.sessionKeyFor("alice")));
    step();
    await session.client.workspaces.build(id, { transition: "delete" });
    coderd.clock.advance(60_000);
    asked();

    const store = new TokenStore(session, new TokenCache(new MemoryMemento()), log);
    const proofs = new Proofs(records.proofs, { sessions, makeClient }, log);
    const surveys = new Surveys(log, { proofs });
    const look = async (reason: "session" | "asked" | "changed") => {
      await store.refresh(reason);
      await surveys.complete(await store.loaded());
    };
    await look("session");
    step();
    await look("asked");
    step();

    const form: Form = await loadForm(session, closing.signal);
    const knowledge = new FormKnowledge(session, closing.signal, log);
    await knowledge.learnFor(form);
    step();

    const grant = { scopes: ["workspace:read", "template:read"], allowList: [] };
    const made = await records.mint.mint(session, form.catalog, {
      name: "counted",
      lifetimeSeconds: 3600,
      grant,
    });
    assert.ok(made.kind === "minted");
    step();
    await look("changed");
    step();
    await proofs.prove({ ...made.secret, grant });
    step();
    await sessions.signOut(session);
    step();

    store.dispose();
    surveys.dispose();
    assert.deepEqual(all, [
      ["GET auth/scopes", "GET buildinfo", "GET users/authmethods"],
      ["GET users/me", "GET users/me/keys/ID"],
      ["GET templates", "GET users/me/keys/tokens", "GET workspaces/ID 3×"],
      // Nothing of what was asked before can have changed, and what was deleted stays so.
      ["GET users/me/keys/tokens"],
      [
        "GET templates",
        "GET users/me/keys/tokens",
        "GET users/me/keys/tokens/tokenconfig",
        "POST authcheck 3×",
      ],
      ["GET users/me/keys/ID", "GET users/me/keys/tokens/counted", "POST users/me/keys/tokens"],
      ["GET users/me/keys/tokens"],
      // The token asks for itself, all but the first and the list of what it is tried on.
      ["GET templates", "GET users/me/keys/ID", "GET workspaces 2×", "GET workspaces/ID", "POST authcheck"],
      ["DELETE users/me/keys/ID"],
    ]);
  });
});
