import assert from "node:assert/strict";
import type { SignedIn } from "../../../../src/session/sessionState";
import type { ShellSeen } from "../../../../src/workspaces/terminal/terminalParts";
import { WorkspaceTerminal } from "../../../../src/workspaces/terminal/workspaceTerminal";
import { type Coderd, type ProfileName, startCoderd } from "../../../coderd";
import { until } from "../../../host/until";
import { signedInAt } from "../../../support/signedIn";
import { LeaseWindow } from "../../leases/leaseWindow";
import { Person, quick } from "./terminalPerson";

const tokens = "/api/v2/users/me/keys/tokens";

describe("a terminal in a workspace", function () {
  if (process.platform === "win32") return;
  this.timeout(20_000);
  let coderd: Coderd;
  let session: SignedIn;
  let window: LeaseWindow;
  let people: Person[];
  let seen: ShellSeen[];

  async function start(profile: ProfileName): Promise<void> {
    coderd = await startCoderd({
      profile,
      settings: { buildDuration: 30, agentConnects: 0, agentReady: 0 },
    });
    session = await signedInAt(coderd, "alice");
    window = new LeaseWindow(session);
    people = [];
    seen = [];
    coderd.log.clear();
  }
  afterEach(async () => {
    for (const person of people) person.terminal.close();
    await Promise.all(people.map(({ ran }) => ran));
    window.remove();
    session.client.dispose();
    await coderd.stop();
  });

  let isIn = true;
  function open(name = "alpha", patience = quick, shell?: ShellSeen): Person {
    isIn = true;
    const person = new Person(
      new WorkspaceTerminal({
        workspaceId: coderd.workspace(name).id,
        agentName: undefined,
        session: () => (isIn ? session : undefined),
        host: session.deployment.host,
        leases: window.leases,
        explain: (error) => (error instanceof Error ? error.message : ""),
        patience,
        shell,
        onSeen: (now) => seen.push(now),
      }),
    );
    people.push(person);
    return person;
  }
  const sockets = () => coderd.log.find({ path: "/api/v2/workspaceagents/*/pty" });
  const leased = async () =>
    (await session.client.tokens.list({ includeExpired: true })).items.filter(({ name }) =>
      name.startsWith("lease: "),
    );

  describe("at a server that limits tokens", () => {
    beforeEach(() => start("2.35.1"));

    it("is a shell there, held by a token for that alone, which ends with it", async () => {
      const person = open();
      await person.sees("alice@alpha");
      person.type("echo in-$((20+22))\r");
      await person.sees("in-42");
      const { body } = coderd.log.last({ method: "POST", path: tokens });
      const { scopes, allow_list } = JSON.parse(body) as Record<string, unknown>;
      assert.deepEqual(
        [scopes, allow_list],
        [["workspace:ssh"], [`workspace:${coderd.workspace("alpha").id}`]],
      );
      const [lease] = await leased();
      const [socket] = sockets();
      assert.ok(lease && socket);
      assert.equal(sockets().length, 1);
      // The lease alone, in the header alone.
      assert.equal(socket.headers["coder-session-token"], window.secrets[0]);
      assert.equal(socket.keyId, lease.id);
      const secret = window.secrets[0]?.split("-")[1] ?? "-";
      assert.ok(!JSON.stringify([socket.path, socket.query]).includes(secret));
      assert.ok(
        !coderd.log.entries.some(({ path, query }) => JSON.stringify([path, query]).includes(secret)),
      );
      assert.ok(!(window.onDisk() + window.log.lines.join("")).includes(secret));
      person.terminal.close();
      await person.ran;
      assert.deepEqual(await leased(), []);
      assert.ok(!person.isClosed);
    });

    it("closes when its shell has ended, and its token ends", async () => {
      const person = open();
      await person.sees("alice@alpha");
      person.type("exit\r");
      await person.ran;
      assert.ok(person.isClosed);
      assert.deepEqual(await leased(), []);
    });

    it("has the size of the window it is shown in, also when that changes", async () => {
      const person = open();
      person.terminal.resize(101, 31);
      await person.sees("alice@alpha");
      person.type("stty size\r");
      await person.sees("31 101");
      person.terminal.resize(90, 20);
      person.type("stty size\r");
      await person.sees("20 90");
    });

    it("takes what was typed before it was there", async () => {
      const person = open();
      person.type("echo early-$((1+1))\r");
      await person.sees("early-2");
    });

    it("takes a megabyte that is pasted without loss", async () => {
      const person = open();
      await person.sees("alice@alpha");
      person.type(
        "stty raw -echo; echo go-$((1+1)); head -c 1000000 | cksum; stty sane; echo done-$((1+1))\r",
      );
      await person.sees("go-2");
      person.type("0123456789".repeat(100_000));
      await person.sees("done-2");
      assert.match(person.shown, /\b1000000\b/);
    });

    it("comes back to the same shell when the connection was lost, and says so", async () => {
      const person = open();
      await person.sees("alice@alpha");
      person.type("MARK=kept\r");
      await person.sees("MARK=kept");
      const before = person.shown.length;
      coderd.dropStreams();
      await person.sees("The connection to", before);
      await person.sees("Reconnected", before);
      const after = person.shown.length;
      person.type("echo again-$MARK\r");
      await person.sees("again-kept", after);
      assert.equal(coderd.log.count({ method: "POST", path: tokens }), 1);
      assert.equal(new Set(sockets().map(({ query }) => query["reconnect"])).size, 1);
    });

    it("waits for a key once it has tried often, and then tries at once", async () => {
      const person = open("alpha", { ...quick, mostTries: 2 });
      await person.sees("alice@alpha");
      coderd.faults.add({ method: "GET", path: "/api/v2/workspaces/*" }, { kind: "gateway", status: 502 });
      coderd.dropStreams();
      await person.sees("Press any key to try again.");
      coderd.faults.clear();
      const before = person.shown.length;
      person.type("x");
      await person.sees("Reconnected", before);
    });

    it("says that its workspace is stopped, and opens once it runs and a key was pressed", async () => {
      const person = open("beta");
      await person.sees("is stopped");
      const { id } = coderd.workspace("beta");
      await session.client.workspaces.build(id, { transition: "start" });
      person.type("x");
      await person.sees("alice@beta");
    });

    it("says that its workspace was stopped while it was open", async () => {
      const person = open();
      await person.sees("alice@alpha");
      await session.client.workspaces.build(coderd.workspace("alpha").id, { transition: "stop" });
      await person.sees(/being stopped|is stopped/);
      assert.ok(!person.isClosed);
    });

    it("waits for an agent that has lost its connection", async () => {
      coderd.loseAgents("alpha");
      const person = open();
      await person.sees(/agent of "alpha"/);
      coderd.restoreAgents("alpha");
      await person.sees("alice@alpha");
    });

    it("takes another token where its own was ended by somebody else", async () => {
      const person = open();
      await person.sees("alice@alpha");
      const [lease] = await leased();
      assert.ok(lease);
      await session.client.keys.delete(lease.id);
      const before = person.shown.length;
      coderd.dropStreams();
      await person.sees("Reconnected", before);
      assert.equal(coderd.log.count({ method: "POST", path: tokens }), 2);
      assert.equal((await leased()).length, 1);
    });

    it("says that a workspace was deleted, or is none of the person's", async () => {
      await session.client.workspaces.build(coderd.workspace("beta").id, { transition: "delete" });
      const person = open("beta");
      await person.sees(/beta|exist|deleted|Not found/);
      await person.sees("Press any key");
    });

    it("ends when the person signs out, without asking for another token", async () => {
      const person = open();
      await person.sees("alice@alpha");
      await window.leases.endAllOf(session);
      isIn = false;
      await person.sees("Press any key");
      assert.deepEqual(await leased(), []);
      assert.equal(coderd.log.count({ method: "POST", path: tokens }), 1);
    });

    describe("that another window had open", () => {
      const left = async (change: Partial<ShellSeen> = {}) => {
        const person = open();
        await person.sees("alice@alpha");
        person.type("MARK=kept\r");
        await person.sees("MARK=kept");
        const [first] = seen;
        assert.ok(first);
        assert.deepEqual([first.columns, first.rows], [80, 24]);
        person.terminal.close();
        await person.ran;
        return open("alpha", quick, { ...first, columns: 91, rows: 31, ...change });
      };

      it("is the same shell, in the size that it had", async () => {
        const person = await left();
        const at = await person.sees("Reconnected. If no earlier output appears");
        person.type("echo again-$MARK; stty size\r");
        await person.sees("again-kept", at);
        await person.sees("31 91", at);
        assert.equal(seen[1]?.reconnect, seen[0]?.reconnect);
        assert.equal(coderd.log.count({ method: "POST", path: tokens }), 2);
        assert.equal((await leased()).length, 1);
      });

      it("says when it may be another shell", async () => {
        const person = await left({ seenAt: Date.now() - 6 * 60_000 });
        await person.sees("Reconnected. If no earlier output appears");
      });

      it("says that it is another shell where the workspace was started anew", async () => {
        const person = await left({ agentId: "00000000-0000-4000-8000-00000000aaaa" });
        const at = await person.sees("The workspace was restarted, and this is a new shell.");
        person.type("echo again-$MARK-\r");
        await person.sees("again--", at);
        assert.notEqual(seen[1]?.reconnect, seen[0]?.reconnect);
      });
    });

    it("tells the title that the shell gives it", async () => {
      const person = open();
      await person.sees("alice@alpha");
      person.type("printf '\\033]0;vim notes\\007'; echo set-$((1+1))\r");
      await person.sees("set-2");
      await until(
        () => (person.titles.includes("vim notes") ? true : undefined),
        () => person.titles.join(),
        5000,
      );
    });

    it("says that its agent was lost before the socket closes, and comes back with it", async () => {
      coderd.settings.deadTerminal = 600_000;
      const person = open("alpha", { ...quick, unansweredMs: 100 });
      await person.sees("alice@alpha");
      coderd.loseAgents("alpha");
      const before = person.shown.length;
      person.type("x");
      await person.sees('The agent of "alpha" has lost its connection', before);
      assert.equal(sockets().length, 1, "the socket is still open");
      coderd.restoreAgents("alpha");
      await person.sees("Reconnected", before);
      assert.equal(new Set(sockets().map(({ query }) => query["reconnect"])).size, 1);
    });

    it("shows what runs for ever, and holds it back", async () => {
      const person = open();
      await person.sees("alice@alpha");
      person.type("yes\r");
      await until(
        () => (person.shown.length > 3_000_000 ? true : undefined),
        () => String(person.shown.length),
        10_000,
      );
      person.type("\u0003");
      const at = person.shown.length;
      person.type("echo end-$((40+2))\r");
      await person.sees("end-42", at);
    });
  });

  it("uses the session where no token can be limited to a workspace, and says so", async () => {
    await start("2.27");
    const person = open();
    await person.sees("uses your session");
    await person.sees("alice@alpha");
    assert.equal(coderd.log.count({ method: "POST", path: tokens }), 0);
    assert.equal(sockets()[0]?.headers["coder-session-token"], session.record.session.expose());
  });
});
