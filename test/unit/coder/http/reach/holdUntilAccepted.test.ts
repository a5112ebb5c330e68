import assert from "node:assert/strict";
import { X509Certificate } from "node:crypto";
import { once } from "node:events";
import net, { type AddressInfo, type Socket } from "node:net";
import tls from "node:tls";
import {
  CertificateNotAccepted,
  holdUntilAccepted,
} from "../../../../../src/coder/http/reach/holdUntilAccepted";
import pem from "../../certificates/certificates.json";
import { until } from "../../testServer";

const shown = new X509Certificate(pem.selfSignedCrt).fingerprint256;

/** A TLS server that repeats what it is sent, and what it was sent. */
async function withEcho(work: (port: number, heard: () => string) => Promise<void>): Promise<void> {
  let heard = "";
  const sockets = new Set<Socket>();
  const server = tls.createServer({ cert: pem.selfSignedCrt, key: pem.selfSignedKey }, (socket) => {
    socket.on("error", () => undefined);
    socket.on("data", (data: Buffer) => {
      heard += data.toString();
      socket.write(data);
    });
  });
  server.on("connection", (socket: Socket) => sockets.add(socket));
  server.on("tlsClientError", () => undefined);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    await work((server.address() as AddressInfo).port, () => heard);
  } finally {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  }
}

/** TLS over a connection that is there already, as through a proxy: it is past connecting and not yet encrypted. */
async function throughTunnel(port: number): Promise<tls.TLSSocket> {
  const tunnel = net.connect(port, "127.0.0.1");
  await once(tunnel, "connect");
  return tls.connect({ socket: tunnel, rejectUnauthorized: false });
}

/** What `holdUntilAccepted` does to a complete connection whose certificate failed its check. */
function refusal(
  facts: { fingerprint256?: string; authorizationError?: unknown },
  accepted: string,
): unknown {
  let destroyed: unknown = "let pass";
  const connection = {
    connecting: false,
    secureConnecting: false,
    authorized: false,
    authorizationError: facts.authorizationError,
    getPeerCertificate: () =>
      facts.fingerprint256 === undefined ? {} : { fingerprint256: facts.fingerprint256 },
    destroy: (error: unknown) => {
      destroyed = error;
    },
  };
  holdUntilAccepted(connection as unknown as Socket, accepted);
  return destroyed;
}

describe("a certificate that fails its check", () => {
  it("lets a request through a tunnel when it is the accepted one", () =>
    withEcho(async (port) => {
      const socket = await throughTunnel(port);
      holdUntilAccepted(socket, shown);
      socket.write("secret");
      const [answer] = (await once(socket, "data")) as [Buffer];
      assert.equal(answer.toString(), "secret");
      // Once complete, it is not held back again.
      holdUntilAccepted(socket, shown);
      socket.write("more");
      assert.equal(String((await once(socket, "data"))[0]), "more");
      socket.destroy();
    }));

  it("lets nothing through a tunnel when it is not, and is named", () =>
    withEcho(async (port, heard) => {
      const socket = await throughTunnel(port);
      const errors: unknown[] = [];
      socket.on("error", (error) => errors.push(error));
      holdUntilAccepted(socket, "AA:BB");
      socket.write("secret");
      await until(() => socket.closed);
      const [error] = errors;
      assert.ok(error instanceof CertificateNotAccepted);
      assert.deepEqual([error.code, error.fingerprint, heard()], ["DEPTH_ZERO_SELF_SIGNED_CERT", shown, ""]);
    }));

  it("is never accepted where none was shown", () => {
    const error = refusal({}, "");
    assert.ok(error instanceof CertificateNotAccepted);
    assert.equal(error.fingerprint, "");
  });

  it("is not accepted by the part of a fingerprint", () => {
    assert.ok(refusal({ fingerprint256: shown }, shown.slice(0, 20)) instanceof CertificateNotAccepted);
    assert.equal(refusal({ fingerprint256: shown }, shown), "let pass");
  });

  for (const [what, authorizationError, code] of [
    ["a text", "CERT_HAS_EXPIRED", "CERT_HAS_EXPIRED"],
    ["an error", Object.assign(new Error("x"), { code: "CERT_REVOKED" }), "CERT_REVOKED"],
    ["an error without a code", new Error("x"), "CERT_UNTRUSTED"],
    ["nothing", undefined, "CERT_UNTRUSTED"],
  ] as const) {
    it(`says what is wrong with it where Node gives ${what}`, () => {
      const error = refusal({ fingerprint256: shown, authorizationError }, "");
      assert.ok(error instanceof CertificateNotAccepted);
      assert.equal(error.code, code);
    });
  }
});
