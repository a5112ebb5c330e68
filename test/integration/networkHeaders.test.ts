import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { networkSteps } from "../../src/session/network/networkSteps";
import { type Coderd, startCoderd } from "../coderd";
import { networkWith, temporaryFolder, unreachable } from "./networkSupport";

/** VS Code's own Node as the program, so that the test needs no other. */
const node = (script: string, ...args: string[]) => [process.execPath, "-e", script, ...args];

describe("a header command", () => {
  const folder = temporaryFolder();
  let coderd: Coderd;

  beforeEach(async () => {
    coderd = await startCoderd();
  });
  afterEach(() => coderd.stop());
  after(() => folder.remove());

  const sent = (index: number, name: string) => coderd.log.entries[index]?.headers[name];

  it("adds what it prints, as Name: value and as Name=value", async () => {
    const { clientAt } = networkWith({
      headerCommand: node("console.log('X-Gateway: a=b: c\\n\\nCf-Access-Token=t==')"),
    });
    await clientAt(coderd.url, coderd.sessionKeyFor("alice")).users.me();
    assert.equal(sent(0, "x-gateway"), "a=b: c");
    assert.equal(sent(0, "cf-access-token"), "t==");
  });

  it("never replaces the session or what is ours", async () => {
    const { clientAt } = networkWith({
      headerCommand: node(
        "console.log('coder-session-token: x\\nHost: evil.example.com\\nAccept: text/html')",
      ),
    });
    const session = coderd.sessionKeyFor("alice");
    await clientAt(coderd.url, session).users.me();
    assert.equal(sent(0, "coder-session-token"), session);
    assert.equal(sent(0, "host"), `127.0.0.1:${coderd.port}`);
    assert.equal(sent(0, "accept"), "application/json");
  });

  it("runs without a shell, in the home folder, knowing the deployment and no session", async () => {
    const report = folder.path("report.json");
    const script =
      "require('fs').writeFileSync(process.argv[1], JSON.stringify({args: process.argv.slice(2), env: process.env, cwd: process.cwd()}))";
    const args = ["$(touch pwned)", "a b", ";", "`id`", "%PATH%"];
    process.env["CODER_SESSION_TOKEN"] = "markerId01-MarkerSecretMarkerSec1";
    try {
      const { clientAt } = networkWith({ headerCommand: node(script, report, ...args) });
      await clientAt(coderd.url, coderd.sessionKeyFor("alice")).users.me();
    } finally {
      delete process.env["CODER_SESSION_TOKEN"];
    }
    const seen = JSON.parse(readFileSync(report, "utf8")) as {
      args: string[];
      env: Record<string, string>;
      cwd: string;
    };
    assert.deepEqual(seen.args, args);
    assert.equal(seen.cwd, homedir());
    assert.equal(seen.env["CODER_URL"], coderd.url);
    assert.ok(!JSON.stringify(seen.env).includes("MarkerSecret"));
  });

  it("runs once for many requests at the same time, and again after a refusal", async () => {
    const count = folder.path("count");
    writeFileSync(count, "");
    const { clientAt } = networkWith({
      headerCommand: node("require('fs').appendFileSync(process.argv[1], 'x'); console.log('A: b')", count),
    });
    const runs = () => readFileSync(count, "utf8").length;
    const client = clientAt(coderd.url, coderd.sessionKeyFor("alice"));
    await Promise.all([client.users.me(), client.tokens.list(), client.buildInfo()]);
    await client.users.me();
    assert.equal(runs(), 1);
    for (const [index, fault] of [
      { kind: "answer", status: 401, body: { message: "No." } },
      { kind: "redirect", to: "https://sign-in.example.com/" },
      { kind: "captivePortal" },
      { kind: "answer", status: 403, body: "<h1>Blocked</h1>", headers: { "content-type": "text/html" } },
    ].entries()) {
      coderd.faults.add({ path: "/api/v2/users/me", times: 1 }, fault as never);
      await assert.rejects(client.users.me());
      await client.users.me();
      assert.equal(runs(), index + 2, JSON.stringify(fault));
    }
  });

  it("is run for deployments that the person chose or signs in to, and for no other", async () => {
    const given = { headerCommand: node("console.log('X-Proof: p')") };
    await networkWith(given).clientAt(coderd.url).buildInfo();
    await networkWith(given, [coderd.url]).clientAt(coderd.url).buildInfo();
    assert.deepEqual([sent(0, "x-proof"), sent(1, "x-proof")], [undefined, "p"]);
  });

  const faults: readonly [what: string, command: string[], sentence: RegExp][] = [
    [
      "ends with a code",
      node("console.log('A: gatewaySecret77'); console.error('gatewaySecret77'); process.exit(3)"),
      /failed with code 3/,
    ],
    [
      "is ended by a signal",
      node("process.kill(process.pid, 'SIGKILL')"),
      /The header command for \S+ failed\.$/,
    ],
    [
      "prints what is no header",
      node("console.log('A: b\\nwrong gatewaySecret77')"),
      /invalid header \(line 2\)/,
    ],
    [
      "prints a control character",
      node("console.log('A: gatewaySecret77\\u0007')"),
      /invalid header \(line 1\)/,
    ],
    ["does not exist", [folder.path("nothing")], /wasn't found: .*nothing/],
    ["is not a program", [folder.path("")], /isn't executable/],
    ["does not end", node("setInterval(() => {}, 1000)"), /didn't finish within 1 seconds/],
    [
      "prints far too much",
      node("process.stdout.write('A: gatewaySecret77\\n'.repeat(10_000))"),
      /produced too much output/,
    ],
  ];

  for (const [what, headerCommand, sentence] of faults) {
    it(`that ${what} is explained in words of ours, and nothing is sent`, async () => {
      const timeoutMs = what === "does not end" ? 2000 : 20_000;
      const { clientAt, log } = networkWith({ headerCommand, timeoutMs });
      const error = await unreachable(clientAt(coderd.url, coderd.sessionKeyFor("alice")).users.me());
      assert.match(error.message, sentence);
      assert.deepEqual([error.cause, error.sent], ["notPrepared", "no"]);
      assert.equal(error.setting, "coderAccess.network.headerCommand");
      assert.equal(networkSteps(error).length, 1);
      assert.equal(coderd.log.count(), 0);
      assert.ok(!JSON.stringify([error.message, error.stack, log.lines]).includes("gatewaySecret77"));
    });
  }
});
