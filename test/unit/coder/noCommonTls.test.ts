import assert from "node:assert/strict";
import type { ServerOptions } from "node:https";
import net, { type AddressInfo } from "node:net";
import { type TlsOptions, Unreachable } from "../../../src/coder";
import { networkFault } from "../../../src/coder/http/reach/networkFaults";
import pem from "./certificates/certificates.json";
import { failure } from "./expectError";
import { clientFor, deploymentAt, withServer, withTls } from "./testServer";

const chain: ServerOptions = { cert: pem.serverCrt + pem.intermediateCrt, key: pem.serverKey };
const trusting: TlsOptions = { ca: pem.rootCrt };

function isNoCommonTls(error: Unreachable): void {
  assert.deepEqual([error.cause, error.sent, error.isCertain], ["noCommonTls", "no", true]);
  assert.doesNotMatch(`${error.message} ${error.advice}`, /http:\/\/|certificate/);
}

describe("two sides that cannot agree on an encryption", () => {
  for (const [what, server] of [
    ["old TLS only", { minVersion: "TLSv1", maxVersion: "TLSv1.1", ciphers: "ALL@SECLEVEL=0" }],
    [
      "ciphers that nobody here has",
      { maxVersion: "TLSv1.2", ciphers: "ECDHE-RSA-NULL-SHA:ECDHE-ECDSA-NULL-SHA@SECLEVEL=0" },
    ],
  ] as const) {
    it(`is said of a server with ${what}`, () =>
      withServer(
        () => undefined,
        async (running) => {
          isNoCommonTls(await failure(clientFor(running, withTls(trusting)).users.me(), Unreachable));
          assert.equal(running.seen.length, 0);
        },
        { ...chain, ...server },
      ));
  }

  // 20 bad_record_mac, 40 handshake_failure, 47 illegal_parameter, 51 decrypt_error, 70 protocol_version,
  // 71 insufficient_security, 80 internal_error, 86 inappropriate_fallback, 109 missing_extension,
  // 110 unsupported_extension, 112 unrecognized_name, 120 no_application_protocol
  for (const alert of [20, 40, 47, 50, 51, 70, 71, 80, 86, 109, 110, 112, 120]) {
    it(`is said of alert ${String(alert)}`, () =>
      alerting(alert, async (port) => {
        const client = clientFor(`https://127.0.0.1:${String(port)}`, withTls(trusting));
        isNoCommonTls(await failure(client.users.me(), Unreachable));
      }));
  }

  // 42 bad_certificate, 43 unsupported_certificate, 44 certificate_revoked, 45 certificate_expired,
  // 46 certificate_unknown, 48 unknown_ca, 49 access_denied, 116 certificate_required
  for (const alert of [42, 43, 44, 45, 46, 48, 49, 116]) {
    it(`is not said of alert ${String(alert)}, which is about a certificate`, () =>
      alerting(alert, async (port) => {
        const client = clientFor(`https://127.0.0.1:${String(port)}`, withTls(trusting));
        assert.equal((await failure(client.users.me(), Unreachable)).cause, "clientCertificate");
      }));
  }

  for (const [code, message] of [
    ["ERR_SSL_UNSUPPORTED_PROTOCOL", "error:0A000102:SSL routines::unsupported protocol"],
    ["ERR_SSL_UNSAFE_LEGACY_RENEGOTIATION_DISABLED", "unsafe legacy renegotiation disabled"],
    ["ERR_SSL_DH_KEY_TOO_SMALL", "error:0A00018A:SSL routines::dh key too small"],
    ["ERR_SSL_EE_KEY_TOO_SMALL", "error:0A00018F:SSL routines::ee key too small"],
    ["ERR_SSL_CA_MD_TOO_WEAK", "error:0A00018E:SSL routines::ca md too weak"],
    ["ERR_SSL_NO_CIPHERS_AVAILABLE", "no ciphers available"],
    ["ERR_SSL_VERSION_TOO_LOW", "version too low"],
    ["ERR_SSL_WRONG_SIGNATURE_TYPE", "wrong signature type"],
    ["EE_KEY_TOO_SMALL", "EE certificate key too weak"],
    ["EPROTO", "write EPROTO 80:error:0A000152:SSL routines:final_renegotiate:unsafe legacy renegotiation"],
  ] as const) {
    it(`is said of ${code}`, () => {
      const thrown = Object.assign(new Error(message), { code });
      const error = networkFault(deploymentAt("https://coder.example.com"), thrown, {
        connected: false,
        reusedConnection: false,
        hasSocket: true,
      });
      assert.ok(error instanceof Unreachable);
      isNoCommonTls(error);
    });
  }

  it("is not said of a server that speaks no TLS at all", () =>
    withServer(
      () => undefined,
      async ({ port }) => {
        const error = await failure(clientFor(`https://127.0.0.1:${String(port)}`).users.me(), Unreachable);
        assert.equal(error.cause, "notTls");
      },
    ));
});

describe("a time limit of the system", () => {
  for (const code of ["ETIMEDOUT", "ESOCKETTIMEDOUT"]) {
    it(`is told without a number that nobody set: ${code}`, () => {
      const thrown = Object.assign(new Error("connect"), { code });
      const error = networkFault(deploymentAt("https://coder.example.com"), thrown, {
        connected: false,
        reusedConnection: false,
      });
      assert.equal(error.message, "coder.example.com didn't answer in time.");
    });
  }
});

/** A server that answers the first flight of a handshake with one fatal alert. */
async function alerting(alert: number, work: (port: number) => Promise<void>): Promise<void> {
  const sockets: net.Socket[] = [];
  const server = net.createServer((socket) => {
    sockets.push(socket);
    socket.on("error", () => undefined);
    socket.once("data", () => socket.end(Buffer.from([0x15, 3, 3, 0, 2, 2, alert])));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    await work((server.address() as AddressInfo).port);
  } finally {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  }
}
