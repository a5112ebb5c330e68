import assert from "node:assert/strict";
import { sentencesOf } from "../../../../src/platform/errors";
import type { SignedIn } from "../../../../src/session/sessionState";
import { WorkspaceTerminal } from "../../../../src/workspaces/terminal/workspaceTerminal";
import { type Coderd, startCoderd } from "../../../coderd";
import { signedInAt } from "../../../support/signedIn";
import { LeaseWindow } from "../../leases/leaseWindow";
import { Person, quick } from "./terminalPerson";

describe("a terminal on a bad day", function () {
  if (process.platform === "win32") return;
  this.timeout(120_000);
  const pty = "/api/v2/workspaceagents/*/pty";
  let coderd: Coderd;
  let session: SignedIn;
  let window: LeaseWindow;
  let people: Person[];

  beforeEach(async () => {
    coderd = await startCoderd({ settings: { buildDuration: 30, agentConnects: 0, agentReady: 0 } });
    session = await signedInAt(coderd, "alice");
    window = new LeaseWindow(session);
    people = [];
    coderd.log.clear();
  });
  afterEach(async () => {
    for (const person of people) person.terminal.close();
    await Promise.all(people.map(({ ran }) => ran));
    window.remove();
    session.client.dispose();
    await coderd.stop();
  });

  function open(name = "alpha", mostTries = quick.mostTries): Person {
    const person = new Person(
      new WorkspaceTerminal({
        workspaceId: coderd.workspace(name).id,
        agentName: undefined,
        session: () => session,
        host: session.deployment.host,
        leases: window.leases,
        explain: (error) => sentencesOf(error as Error),
        patience: { ...quick, mostTries },
      }),
    );
    people.push(person);
    return person;
  }

  it("waits for an agent that has not connected yet, and opens once it has", async () => {
    coderd.store.timings.agentConnects = 500;
    await session.client.workspaces.build(coderd.workspace("beta").id, { transition: "start" });
    const person = open("beta");
    await person.sees('Waiting for the agent of "beta" to connect…');
    assert.equal(coderd.log.count({ path: pty }), 0);
    await person.sees("alice@beta");
  });

  it("says of an agent that never connected that it did not, and waits for a key", async () => {
    const person = open("cad-viewer");
    await person.sees(/The agent of "cad-viewer" didn't connect in time\. +Press any key to try again\./);
    assert.equal(coderd.log.count({ path: pty }), 0);
    assert.equal(window.secrets.length, 0, "no token is made for it");
  });

  it("says that something else answered where a login page does, waits for a key, and opens once it lets through", async () => {
    const portal = coderd.faults.add({ path: pty }, { kind: "captivePortal" });
    const person = open("alpha", 2);
    await person.sees(
      /didn't answer as a Coder server\. .*sign in to your network first\..* Press any key to try again\./,
    );
    portal.remove();
    person.type("x");
    await person.sees("alice@alpha");
  });

  it("follows no redirect, says where to, and tries again", async () => {
    coderd.faults.add({ path: pty, times: 1 }, { kind: "redirect", to: "https://elsewhere.example.com/pty" });
    const person = open();
    await person.sees(/sign-in page of your network at elsewhere\.example\.com\. Set a header command/);
    await person.sees("alice@alpha");
  });

  it("comes back in each of fifty when their server restarts, without a storm of requests", async () => {
    const warnings: Error[] = [];
    const note = (warning: Error) => void warnings.push(warning);
    process.on("warning", note);
    const many = Array.from({ length: 50 }, () => open());
    await Promise.all(many.map((person) => person.sees("alice@alpha", 0, 60_000)));
    const minted = window.secrets.length;
    const before = many.map(({ shown }) => shown.length);
    coderd.log.clear();
    // It does not answer for the first try of each.
    coderd.faults.add(
      { path: "/api/v2/workspaces/*", times: 50 },
      { kind: "gateway", status: 502, body: "" },
    );
    coderd.dropStreams();
    await Promise.all(many.map((person, index) => person.sees("Reconnected", before[index], 60_000)));
    assert.equal(coderd.log.count({ path: pty }), 50);
    assert.ok(coderd.log.count() <= 200, `${coderd.log.count()} requests`);
    assert.deepEqual([minted, window.secrets.length], [50, 50], "each keeps its token");
    process.off("warning", note);
    assert.deepEqual(warnings, [], "Node suspects no leak");
  });
});
