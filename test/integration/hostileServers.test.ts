import assert from "node:assert/strict";
import { CoderError, type CoderErrorKind } from "../../src/coder";
import { type Coderd, type Fault, startCoderd } from "../coderd";
import { networkWith } from "./networkSupport";

const limitMs = 1500;

/** The faults of the embedded server under VS Code's own http; in plain Node they are test/unit/coder's. */
describe("a hostile server, in VS Code", () => {
  let coderd: Coderd;
  let elsewhere: Coderd;

  before(async () => {
    [coderd, elsewhere] = await Promise.all([startCoderd(), startCoderd()]);
  });
  afterEach(() => {
    coderd.faults.clear();
    elsewhere.log.clear();
  });
  after(() => Promise.all([coderd.stop(), elsewhere.stop()]));

  async function ask(fault: Fault, timeoutMs = limitMs): Promise<{ error: CoderError; ms: number }> {
    coderd.faults.add({ path: /.*/ }, fault);
    const session = coderd.sessionKeyFor("alice");
    const client = networkWith({ timeoutMs }).clientAt(coderd.url, session);
    const started = performance.now();
    const error = await client.tokens.list().then(
      () => assert.fail("it was believed"),
      (thrown: unknown) => thrown,
    );
    client.dispose();
    assert.ok(error instanceof CoderError, String(error));
    return { error, ms: performance.now() - started };
  }

  for (const status of [301, 302, 303, 307, 308]) {
    for (const [what, to] of [
      ["an absolute address", (host: string) => `http://${host}/api/v2/users/me/keys/tokens`],
      ["//host", (host: string) => `//${host}/api/v2/users/me/keys/tokens`],
      ["\\\\host", (host: string) => `\\\\${host}\\api\\v2\\users\\me\\keys\\tokens`],
      ["an address with encoded slashes", (host: string) => `http://${host}%2f..%2f@evil.example.com/`],
    ] as const) {
      it(`that redirects with ${status} to ${what} gets the session sent nowhere`, async () => {
        const { error } = await ask({ kind: "redirect", status, to: to(`127.0.0.1:${elsewhere.port}`) });
        assert.equal(error.kind, "notCoder");
        assert.equal(elsewhere.log.count(), 0);
      });
    }
  }

  const faults: readonly [what: string, fault: Fault, kind: CoderErrorKind][] = [
    ["shows a sign-in page of the network", { kind: "captivePortal" }, "notCoder"],
    ["never stops sending", { kind: "endless" }, "tooLarge"],
    ["sends a compressed bomb", { kind: "gzipBomb", megabytes: 200 }, "tooLarge"],
    ["drips", { kind: "drip", bytes: 1, milliseconds: 20 }, "unreachable"],
    ["never answers", { kind: "hang" }, "unreachable"],
    ["resets the connection", { kind: "reset", when: "before" }, "unreachable"],
    ["breaks off", { kind: "cut" }, "unreachable"],
    ["sends half of its JSON as if it were all", { kind: "truncate" }, "unreadable"],
    ["sends null for every text", { kind: "lie", merge: { id: null } }, "unreadable"],
    ["says it is busy", { kind: "rateLimit" }, "rateLimited"],
    ["says until when it is busy", { kind: "rateLimit", retryAfter: "30" }, "rateLimited"],
    ["fails", { kind: "answer", status: 503 }, "serverFault"],
  ];

  for (const [what, fault, kind] of faults) {
    it(`that ${what} is told as what it is, within bounded time and memory`, async () => {
      const before = process.memoryUsage().rss;
      // What is too large is read up to its limit first, which takes a slow machine its time.
      const limit = kind === "tooLarge" ? 10 * limitMs : limitMs;
      const { error, ms } = await ask(fault, limit);
      assert.equal(error.kind, kind, error.message);
      assert.ok(ms < 2 * limit, `${ms} ms`);
      assert.ok(process.memoryUsage().rss - before < 256 * 1024 * 1024);
    });
  }
});
