import assert from "node:assert/strict";
import { X509Certificate } from "node:crypto";
import type { ServerOptions } from "node:https";
import net, { type AddressInfo } from "node:net";
import { NotPrepared, type TlsOptions, Unreachable, type UnreachableCause } from "../../../src/coder";
import pem from "./certificates/certificates.json";
import { failure } from "./expectError";
import { clientFor, json, withServer, withTls } from "./testServer";

const wholeChain: ServerOptions = { cert: pem.serverCrt + pem.intermediateCrt, key: pem.serverKey };
const wantsCertificate: ServerOptions = {
  ...wholeChain,
  ca: pem.rootCrt,
  requestCert: true,
  rejectUnauthorized: true,
};
const trusting: TlsOptions = { ca: pem.rootCrt };
const person: TlsOptions = { ...trusting, cert: pem.personCrt, key: pem.personKey };

describe("encrypted connections", () => {
  it("reaches a server with a whole chain from the given authority", () => succeeds(wholeChain, trusting));

  it("accepts a self-signed certificate that was given as CA file", () =>
    succeeds({ cert: pem.selfSignedCrt, key: pem.selfSignedKey }, { ca: pem.selfSignedCrt }));

  const faults: readonly [string, UnreachableCause, ServerOptions, TlsOptions][] = [
    ["signed itself", "selfSigned", { cert: pem.selfSignedCrt, key: pem.selfSignedKey }, {}],
    ["comes from an unknown authority", "untrusted", wholeChain, {}],
    [
      "comes from an unknown authority that is sent along",
      "untrusted",
      { ...wholeChain, cert: pem.serverCrt + pem.intermediateCrt + pem.rootCrt },
      {},
    ],
    ["comes from another authority than the CA file's", "untrusted", wholeChain, { ca: pem.selfSignedCrt }],
    ["has expired", "expired", { cert: pem.expiredCrt, key: pem.expiredKey }, trusting],
    ["is for another host", "wrongHost", { cert: pem.wrongHostCrt, key: pem.wrongHostKey }, trusting],
    [
      "lacks its intermediate certificate",
      "incompleteChain",
      { ...wholeChain, cert: pem.serverCrt },
      trusting,
    ],
  ];

  for (const [name, cause, server, transport] of faults) {
    it(`refuses a certificate that ${name}`, async () => {
      await fails(server, transport, cause);
    });

    it(`accepts a certificate that ${name} after a yes to it, over new and kept connections`, () =>
      succeeds(server, { ...transport, acceptedCertificate: fingerprintOf(server) }));

    it(`sends nothing where a certificate that ${name} is not the accepted one, and names it`, async () => {
      for (const acceptedCertificate of ["", fingerprintOf({ cert: pem.personCrt })]) {
        const error = await fails(server, { ...transport, acceptedCertificate }, cause);
        assert.equal(error.certificate, fingerprintOf(server));
      }
    });
  }

  it("accepts what passes its check, whatever was accepted before", () =>
    succeeds(wholeChain, { ...trusting, acceptedCertificate: "" }));

  it("looks at the certificate of each new connection", () =>
    withServer(
      (_request, response) => {
        response.setHeader("connection", "close");
        json(response, 200, { id: "u", username: "alice" });
      },
      async (server) => {
        let given: TlsOptions = { acceptedCertificate: fingerprintOf(wholeChain) };
        const client = clientFor(server, { tls: () => Promise.resolve(given) });
        // Resumed sessions too, of which the server sends no certificate anew.
        for (let turn = 0; turn < 3; turn += 1) await client.users.me();
        given = { acceptedCertificate: fingerprintOf({ cert: pem.selfSignedCrt }) };
        assert.equal((await failure(client.users.me(), Unreachable)).cause, "untrusted");
        assert.equal(server.seen.length, 3);
      },
      wholeChain,
    ));

  it("does not use a kept connection for a certificate that is no longer accepted", () =>
    withServer(
      (_request, response) => {
        json(response, 200, { id: "u", username: "alice" });
      },
      async (server) => {
        let given: TlsOptions = { acceptedCertificate: fingerprintOf(wholeChain) };
        const client = clientFor(server, { tls: () => Promise.resolve(given) });
        await client.users.me();
        given = { acceptedCertificate: "" };
        assert.equal((await failure(client.users.me(), Unreachable)).cause, "untrusted");
        assert.equal(server.seen.length, 1);
      },
      wholeChain,
    ));

  for (const version of ["TLSv1.2", "TLSv1.3"] as const) {
    describe(`where the server asks for a client certificate (${version})`, () => {
      const server: ServerOptions = { ...wantsCertificate, minVersion: version, maxVersion: version };

      it("says so when none is set", async () => {
        await fails(server, trusting, "clientCertificate");
      });

      it("does not get through with the wrong one", () =>
        withServer(
          () => undefined,
          async (running) => {
            const wrong = { ...trusting, cert: pem.selfSignedCrt, key: pem.selfSignedKey };
            await failure(clientFor(running, withTls(wrong)).users.me(), Unreachable);
            assert.equal(running.seen.length, 0);
          },
          server,
        ));

      it("shows the one that is set", () => succeeds(server, person));

      it("opens a locked key with its passphrase", () =>
        succeeds(server, { ...person, key: pem.personLockedKey, passphrase: "open-sesame" }));
    });
  }

  const unusable: readonly [string, TlsOptions][] = [
    ["a key without its passphrase", { ...person, key: pem.personLockedKey }],
    ["a key with the wrong passphrase", { ...person, key: pem.personLockedKey, passphrase: "shut-sesame" }],
    ["a key of another certificate", { ...person, key: pem.selfSignedKey }],
    ["a certificate that is none", { ...person, cert: "none" }],
    ["a key that is none", { ...person, key: "none" }],
  ];
  for (const [name, transport] of unusable) {
    it(`says that the files are unusable: ${name}`, async () => {
      await fails(wholeChain, transport, "certificateFile");
    });
  }

  it("takes what is given anew for each request", () =>
    withServer(
      (_request, response) => {
        json(response, 200, { id: "u", username: "alice" });
      },
      async (server) => {
        let given: TlsOptions = {};
        const client = clientFor(server, { tls: () => Promise.resolve(given) });
        assert.equal((await failure(client.users.me(), Unreachable)).cause, "untrusted");
        given = { acceptedCertificate: fingerprintOf(wholeChain) };
        await client.users.me();
        given = {};
        assert.equal((await failure(client.users.me(), Unreachable)).cause, "untrusted");
        assert.equal(server.seen.length, 1);
      },
      wholeChain,
    ));

  it("sends nothing and says in the words of who prepares it why that failed", () =>
    withServer(
      () => undefined,
      async (server) => {
        const { host } = new URL(server.origin);
        const fault = new NotPrepared(`The key for ${host} is gone.`, "Put it back.", "a.setting");
        for (const transport of [
          { tls: () => Promise.reject(fault) },
          { headers: () => Promise.reject(fault) },
        ]) {
          const error = await failure(clientFor(server, transport).keys.createSession(), Unreachable);
          assert.deepEqual(
            [error.cause, error.sent, error.message, error.advice, error.setting],
            ["notPrepared", "no", fault.message, fault.advice, "a.setting"],
          );
        }
        assert.equal(server.connections(), 0);
      },
    ));

  it("keeps connections with and without a client certificate apart", () =>
    withServer(
      (_request, response) => {
        json(response, 200, { id: "u", username: "alice" });
      },
      async (server) => {
        await clientFor(server, withTls(person)).users.me();
        await failure(clientFor(server, withTls(trusting)).users.me(), Unreachable);
        await failure(clientFor(server).users.me(), Unreachable);
        assert.equal(server.seen.length, 1);
      },
      wantsCertificate,
    ));

  it("keeps an encrypted connection alive for the next request", () =>
    withServer(
      (_request, response) => {
        json(response, 200, { id: "u", username: "alice" });
      },
      async (server) => {
        const client = clientFor(server, withTls(trusting));
        await client.users.me();
        await client.users.me();
        assert.equal(server.connections(), 1);
      },
      wholeChain,
    ));

  it("says that a server does not speak HTTPS", () =>
    withServer(
      () => undefined,
      async (server) => {
        const error = await failure(
          clientFor(server.origin.replace("http:", "https:")).users.me(),
          Unreachable,
        );
        assert.deepEqual([error.cause, error.sent], ["notTls", "no"]);
      },
    ));

  it("says something useful when a TLS server is asked without TLS", () =>
    withServer(
      () => undefined,
      async (server) => {
        const error = await failure(
          clientFor(server.origin.replace("https:", "http:")).users.me(),
          Unreachable,
        );
        assert.ok((["notTls", "closed", "reset"] as UnreachableCause[]).includes(error.cause));
        assert.equal(server.seen.length, 0);
      },
      wholeChain,
    ));

  // Other servers than Node's say why they hang up: RFC 8446, section 6.
  for (const [name, alert] of Object.entries({
    bad: 42,
    unsupported: 43,
    expired: 45,
    unknown: 48,
    missing: 116,
  })) {
    it(`understands the alert about a client certificate that is ${name}`, () =>
      rawServer(Buffer.from([0x15, 3, 3, 0, 2, 2, alert]), async (port) => {
        const error = await failure(
          clientFor(`https://127.0.0.1:${String(port)}`, withTls(person)).users.me(),
          Unreachable,
        );
        assert.deepEqual([error.cause, error.sent], ["clientCertificate", "no"]);
      }));
  }

  const nginx = (text: string): string =>
    `HTTP/1.1 400 Bad Request\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n<center>${text}</center>`;

  it("understands nginx's complaint about a missing client certificate", () =>
    rawServer(nginx("No required SSL certificate was sent"), async (port) => {
      const error = await failure(clientFor(`http://127.0.0.1:${String(port)}`).users.me(), Unreachable);
      assert.deepEqual([error.cause, error.sent], ["clientCertificate", "maybe"]);
    }));

  for (const [name, answer] of Object.entries({
    "Go's": "HTTP/1.0 400 Bad Request\r\n\r\nClient sent an HTTP request to an HTTPS server.\n",
    "nginx's": nginx("The plain HTTP request was sent to HTTPS port"),
    "an alert's": Buffer.from([0x15, 3, 1, 0, 2, 2, 70]),
  })) {
    it(`understands ${name} complaint about a request without TLS`, () =>
      rawServer(answer, async (port) => {
        const error = await failure(clientFor(`http://127.0.0.1:${String(port)}`).users.me(), Unreachable);
        assert.equal(error.cause, "notTls");
      }));
  }
});

/** Answers the first bytes of each connection with the given ones. */
async function rawServer(answer: string | Buffer, work: (port: number) => Promise<void>): Promise<void> {
  const server = net.createServer((socket) => {
    socket.on("error", () => undefined);
    socket.once("data", () => socket.end(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    await work((server.address() as AddressInfo).port);
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
}

async function succeeds(server: ServerOptions, tls: TlsOptions): Promise<void> {
  await withServer(
    (_request, response) => {
      json(response, 200, { id: "u", username: "alice" });
    },
    async (running) => {
      const client = clientFor(running, withTls(tls));
      assert.equal((await client.users.me()).username, "alice");
      assert.equal((await client.users.me()).username, "alice");
      assert.equal(running.connections(), 1);
    },
    server,
  );
}

async function fails(server: ServerOptions, tls: TlsOptions, cause: UnreachableCause): Promise<Unreachable> {
  let told: Unreachable | undefined;
  await withServer(
    (_request, response) => {
      json(response, 201, { key: "key" });
    },
    async (running) => {
      const error = await failure(clientFor(running, withTls(tls)).keys.createSession(), Unreachable);
      assert.deepEqual([error.cause, error.sent], [cause, "no"]);
      assert.equal(running.seen.length, 0);
      told = error;
    },
    server,
  );
  return told ?? assert.fail("it did not fail");
}

function fingerprintOf({ cert }: Pick<ServerOptions, "cert">): string {
  return new X509Certificate(String(cert)).fingerprint256;
}
