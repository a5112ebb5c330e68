import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { type Coderd, startCoderd } from "../../../coderd";
import { ask } from "../ask";
import { open, refusal, type TestSocket } from "./open";

describe("a terminal of the embedded server", () => {
  let server: Coderd;
  let session: string;
  let agent: string;
  beforeEach(async () => {
    server = await startCoderd({
      settings: { buildDuration: 30, agentConnects: 0, agentReady: 0, deadTerminal: 50 },
    });
    session = server.sessionKeyFor("alice");
    agent = server.workspace("alpha").builds.at(-1)?.agents[0]?.id ?? "";
  });
  afterEach(() => server.stop());

  const pathOf = (query: Record<string, string> = {}): string => {
    const all = { reconnect: randomUUID(), width: "80", height: "24", command: "sh", ...query };
    return `/api/v2/workspaceagents/${agent}/pty?${String(new URLSearchParams(all))}`;
  };
  const shell = (query: Record<string, string> = {}, token = session): Promise<TestSocket> =>
    open(server, token, pathOf(query));
  const shows = (terminal: TestSocket, text: string): Promise<void> =>
    terminal.until(() => terminal.text().includes(text));

  it("greets, echoes, changes its size and closes with 1000 when the shell is left", async () => {
    const terminal = await shell({ command: "" });
    await shows(terminal, "alice@alpha:~");
    terminal.type({ data: "stty size; echo $TERM-$CODER\r" });
    await shows(terminal, "24 80\r\nxterm-256color-true");
    terminal.type({ height: 40, width: 120 });
    terminal.type({ data: "stty size\r" });
    await shows(terminal, "40 120");
    assert.ok(terminal.messages.every(({ isBinary }) => isBinary));
    terminal.type({ data: "exit 3\r" });
    assert.deepEqual(await terminal.closed, { code: 1000, reason: "" });
  });

  it("takes values that are split over messages or share one", async () => {
    const terminal = await shell();
    terminal.socket.send(Buffer.from('{"data":"echo a"}{"data":"b$((1+1))\\r"}'));
    await shows(terminal, "ab2");
    terminal.socket.send(Buffer.from('{"data":"echo c'));
    terminal.socket.send(Buffer.from('d}$((1+2))\\r"}'));
    await shows(terminal, "cd}3");
  });

  it("closes with 1003 for text and with 1000 for what is no JSON, and the shell lives on", async () => {
    const reconnect = randomUUID();
    const first = await shell({ reconnect });
    first.type({ data: "MARK=kept\r" });
    await shows(first, "MARK=kept");
    first.socket.send('{"data":"as text"}');
    assert.deepEqual(await first.closed, {
      code: 1003,
      reason: "unexpected frame type read (expected MessageBinary): MessageText",
    });
    const second = await shell({ reconnect });
    second.socket.send(Buffer.from("echo raw\r"));
    assert.deepEqual(await second.closed, { code: 1000, reason: "" });
    const third = await shell({ reconnect, command: "echo other" });
    third.type({ data: "echo again-$MARK\r" });
    await shows(third, "again-kept");
  });

  it("gives whoever comes back the last 64 KiB, and a new shell after the old one ended", async () => {
    const reconnect = randomUUID();
    const first = await shell({ reconnect });
    first.type({ data: "head -c 300000 /dev/zero | tr '\\0' x; echo; echo END\r" });
    await shows(first, "\r\nEND\r\n");
    first.socket.terminate();
    const second = await shell({ reconnect });
    await shows(second, "\r\nEND\r\n");
    assert.equal(Buffer.byteLength(second.text()), 65_536);
    second.type({ data: "exit\r" });
    await second.closed;
    const third = await shell({ reconnect });
    third.type({ data: "echo new-$((1+1))\r" });
    await shows(third, "new-2");
    assert.ok(!third.text().includes("END"));
  });

  it("is shared by two, who share its size", async () => {
    const reconnect = randomUUID();
    const [first, second] = [
      await shell({ reconnect }),
      await shell({ reconnect, width: "60", height: "10" }),
    ];
    first.type({ data: "stty size\r" });
    await Promise.all([shows(first, "10 60"), shows(second, "10 60")]);
  });

  it("loses nothing of a large paste or of much output", async () => {
    const terminal = await shell({ command: "stty raw -echo; echo ready; head -c 1000000 | md5sum" });
    await shows(terminal, "ready");
    terminal.type({ data: "é".repeat(500_000) });
    await shows(terminal, "  -");
    const { createHash } = await import("node:crypto");
    const expected = createHash("md5").update("é".repeat(500_000)).digest("hex");
    assert.ok(terminal.text().includes(expected));
    const printing = await shell({ command: "head -c 20000000 /dev/zero | tr '\\0' y; echo END" });
    await printing.closed;
    assert.equal(printing.text().length, 20_000_000 + "END\r\n".length);
    assert.ok(printing.messages.every(({ data }) => data.length <= 32 * 1024));
  });

  it("needs workspace:ssh alone, and outlives its token", async () => {
    const token = server.createToken("alice", {
      scopes: ["workspace:ssh"],
      allowList: [`workspace:${server.workspace("alpha").id}`],
    });
    const terminal = await shell({}, token);
    await ask(server, session, "DELETE", `/api/v2/users/me/keys/${token.slice(0, 10)}`);
    // What the shell prints may stand behind a prompt that came after the echo.
    terminal.type({ data: "echo still-$((1+1))\r" });
    await shows(terminal, "still-2");
    const refused = await refusal(server, token, pathOf());
    assert.deepEqual([refused.status, refused.type], [404, "application/json; charset=utf-8"]);
  });

  it("is refused by a page, by a sentence about its query, or by what a handshake lacks", async () => {
    const page = await refusal(server, server.sessionKeyFor("bob"), pathOf());
    assert.deepEqual([page.status, page.type], [404, "text/html; charset=utf-8"]);
    assert.match(page.body, /404 - Application Not Found/);
    const bad = await refusal(server, session, pathOf({ reconnect: "nope", width: "x" }));
    assert.equal(bad.status, 400);
    assert.deepEqual(
      (JSON.parse(bad.body) as { validations: { field: string }[] }).validations.map(({ field }) => field),
      ["reconnect", "width"],
    );
    assert.equal((await refusal(server, session, pathOf(), { Origin: "vscode-webview://x" })).status, 403);
    assert.equal((await ask(server, session, "GET", pathOf())).status, 426);
    server.loseAgents("alpha");
    const lost = await refusal(server, session, pathOf());
    assert.equal(lost.status, 404);
    assert.match(lost.body, /Agent state is &#34;disconnected&#34;, not &#34;connected&#34;/);
  });

  it("closes with 1000 when its workspace stops", async () => {
    const terminal = await shell();
    await ask(server, session, "POST", `/api/v2/workspaces/${server.workspace("alpha").id}/builds`, {
      transition: "stop",
    });
    assert.deepEqual(await terminal.closed, { code: 1000, reason: "" });
  });

  it("says nothing when its agent dies, until a while after a key; the same id is a new shell then", async () => {
    const reconnect = randomUUID();
    const terminal = await shell({ reconnect });
    terminal.type({ data: "MARK=kept\r" });
    await shows(terminal, "MARK=kept");
    server.loseAgents("alpha");
    await new Promise((resolve) => setTimeout(resolve, 150));
    assert.equal(terminal.socket.readyState, 1);
    terminal.type({ data: "anybody there?\r" });
    assert.deepEqual(await terminal.closed, { code: 1000, reason: "" });
    server.restoreAgents("alpha");
    const again = await shell({ reconnect });
    again.type({ data: "echo now-$MARK-\r" });
    await shows(again, "now--");
  });
});
