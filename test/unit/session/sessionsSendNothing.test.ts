import assert from "node:assert/strict";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { Secret } from "../../../src/core/token/secret";
import { deploymentOf } from "../../support/sessionWindows";
import { at, coderd, credentials, idOf, newKey, profile, useSessionWindows } from "./sessionsSupport";

describe("sessions send nothing secret", () => {
  useSessionWindows();

  const strangers: readonly [
    what: string,
    answer: (path: string) => [status: number, type: string, body: string],
  ][] = [
    ["a web page", () => [200, "text/html", "<h1>parked</h1>"]],
    ["other JSON", () => [200, "application/json", '{"status":"ok"}']],
    ["nothing there", () => [404, "application/json", '{"message":"not found"}']],
    ["a sign-in of the network", () => [302, "text/html", ""]],
    ["an error", () => [500, "text/plain", "no"]],
  ];
  let server: Server;
  let received: string[];
  afterEach(() => server.close());

  for (const [what, answer] of strangers) {
    it(`to an address where ${what} answers, by a key or by a password`, async () => {
      received = [];
      server = createServer((request, response) => {
        received.push(`${request.method ?? ""} ${request.url ?? ""} ${JSON.stringify(request.headers)}`);
        const [status, type, body] = answer(request.url ?? "");
        response.writeHead(status, { "content-type": type, location: "https://login.example.com/" });
        response.end(body);
      });
      await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
      const there = deploymentOf(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
      const { sessions } = profile.open();
      const key = newKey();
      await assert.rejects(sessions.signIn(there, new Secret(key)));
      await assert.rejects(sessions.signInWithPassword(there, credentials));
      assert.ok(received.length > 0);
      for (const request of received) {
        assert.match(request, /^GET \/api\/v2\/buildinfo /);
        assert.ok(!request.includes("coder-session-token") && !request.includes(idOf(key)), request);
      }
      assert.deepEqual(profile.stored, []);
    });
  }

  it("before the server has answered without it, and asks that once", async () => {
    server = createServer();
    const { sessions } = profile.open();
    await sessions.signIn(at, new Secret(newKey()));
    await sessions.signIn(at, new Secret(newKey()));
    const [first] = coderd.log.entries;
    assert.equal(first?.path, "/api/v2/buildinfo");
    assert.equal(first.headers["coder-session-token"], undefined);
    assert.equal(coderd.log.count({ path: "/api/v2/buildinfo" }), 1);
  });

  it("again where something else answered after it", async () => {
    server = createServer();
    const { sessions } = profile.open();
    sessions.answered.note(at);
    sessions.answered.forget(at);
    coderd.faults.add({ path: "/api/v2/buildinfo" }, { kind: "captivePortal" });
    coderd.log.clear();
    await assert.rejects(sessions.signIn(at, new Secret(newKey())));
    assert.deepEqual(
      coderd.log.entries.map(({ path }) => path),
      ["/api/v2/buildinfo"],
    );
  });
});
