import assert from "node:assert/strict";
import { type CoderError, Unreachable } from "../../../../../src/coder";
import { networkFault } from "../../../../../src/coder/http/reach/networkFaults";
import { deploymentAt } from "../../testServer";

const deployment = deploymentAt("https://coder.example.com");

function thrown(code: unknown, message = "it failed", cause?: unknown): Error {
  return Object.assign(new Error(message, { cause }), code === undefined ? {} : { code });
}

function faultOf(error: unknown, { at = deployment, hasSocket = true, connected = false } = {}): Unreachable {
  const fault: CoderError = networkFault(at, error, { connected, reusedConnection: false, hasSocket });
  return fault instanceof Unreachable ? fault : assert.fail(fault.name);
}

describe("what a network threw", () => {
  it("is called by the first code that says something, of all that were wrapped around it", () => {
    assert.deepEqual(
      [thrown("ENOTFOUND", "a", thrown("EPIPE")), thrown("EPROTO", "a", thrown("CERT_HAS_EXPIRED"))].map(
        (error) => faultOf(error).cause,
      ),
      ["dns", "expired"],
    );
    const wrapped = faultOf(thrown("ERR_BAD_REQUEST", "a", thrown("ECONNREFUSED")));
    assert.deepEqual([wrapped.cause, wrapped.code], ["refused", "ECONNREFUSED"]);
  });

  it("may have a code that is no text, or none at all, or be nothing", () => {
    for (const error of [thrown(5), thrown(null), thrown(undefined), undefined, "text"]) {
      const { cause, code } = faultOf(error);
      assert.deepEqual([cause, code], ["closed", undefined]);
    }
  });

  it("is the wrong protocol where an answer without encryption was no HTTP, and only there", () => {
    const error = thrown("HPE_INVALID_CONSTANT", "Parse Error");
    assert.equal(faultOf(error, { at: deploymentAt("http://coder.example.com") }).cause, "notTls");
    assert.equal(faultOf(error).cause, "closed");
  });

  for (const message of [
    "Failed to establish a socket connection to proxies: PROXY proxy.example.com:3128",
    "tunneling socket could not be established, statusCode=403",
  ]) {
    it(`is the proxy's where it says so: ${message}`, () => {
      assert.equal(faultOf(thrown(undefined, message)).cause, "proxy");
    });
  }

  it("is about our own files while there was no connection yet", () => {
    const error = thrown("ERR_SSL_TLSV1_ALERT", "some alert");
    assert.deepEqual(
      [faultOf(error, { hasSocket: false }).cause, faultOf(error).cause],
      ["certificateFile", "noCommonTls"],
    );
  });

  for (const message of [
    "tlsv13 alert certificate required",
    "ssl alert number 116",
    "alert bad certificate",
  ]) {
    it(`is about the client's certificate: ${message}`, () => {
      assert.equal(faultOf(thrown("ERR_SSL_SOMETHING", message)).cause, "clientCertificate");
    });
  }

  it("may have been sent where the connection was complete, but for what fails before a request", () => {
    assert.equal(faultOf(thrown("ECONNRESET"), { connected: true }).sent, "maybe");
    assert.equal(faultOf(thrown("ECONNRESET")).sent, "no");
    assert.equal(faultOf(thrown("ERR_TLS_CERT_ALTNAME_INVALID"), { connected: true }).sent, "no");
  });

  it("has a code that fits into a line", () => {
    assert.equal(faultOf(thrown("E".repeat(500))).code?.length, 80);
  });
});
