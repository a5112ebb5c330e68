import assert from "node:assert/strict";
import { X509Certificate } from "node:crypto";
import { request, type RequestOptions } from "node:https";
import { type CoderdOptions, createCertificate, startCoderd } from "../../coderd";

const authority = createCertificate({ name: "Test authority", authority: true });
const leaf = createCertificate({ name: "127.0.0.1", issuer: authority });

/** Asks a server started with these options for its health, and gives the text or rejects with the fault. */
async function health(tls: CoderdOptions["tls"], client: RequestOptions): Promise<string> {
  const server = await startCoderd({ ...(tls === undefined ? {} : { tls }) });
  try {
    assert.match(server.url, /^https:/);
    return await new Promise((resolve, reject) => {
      const call = request(`${server.url}/healthz`, { agent: false, ...client }, (response) => {
        response.setEncoding("utf8").on("data", (text: string) => resolve(text));
      });
      call.on("error", reject).end();
    });
  } finally {
    await server.stop();
  }
}

describe("server under TLS", () => {
  it("is trusted by whom trusts its authority", async () => {
    assert.equal(await health(leaf, { ca: authority.cert }), "OK");
  });

  it("is not trusted by others", async () => {
    await assert.rejects(health(leaf, {}), { code: "UNABLE_TO_VERIFY_LEAF_SIGNATURE" });
    const alone = createCertificate({ name: "127.0.0.1" });
    await assert.rejects(health(alone, {}), { code: "DEPTH_ZERO_SELF_SIGNED_CERT" });
  });

  it("is refused when its certificate is over or for another host", async () => {
    const over = createCertificate({
      name: "127.0.0.1",
      issuer: authority,
      notAfter: new Date(Date.now() - 1000),
    });
    await assert.rejects(health(over, { ca: authority.cert }), { code: "CERT_HAS_EXPIRED" });
    const elsewhere = createCertificate({
      name: "coder.example.com",
      issuer: authority,
      hosts: ["coder.example.com"],
    });
    await assert.rejects(health(elsewhere, { ca: authority.cert }), { code: "ERR_TLS_CERT_ALTNAME_INVALID" });
  });

  it("is refused when the certificate between it and the authority is missing", async () => {
    const between = createCertificate({ name: "Between", issuer: authority, authority: true });
    const far = createCertificate({ name: "127.0.0.1", issuer: between });
    await assert.rejects(health(far, { ca: authority.cert }), { code: "UNABLE_TO_VERIFY_LEAF_SIGNATURE" });
    assert.equal(await health({ key: far.key, cert: far.cert + between.cert }, { ca: authority.cert }), "OK");
  });

  it("asks for a client certificate when told to", async () => {
    const strict = { ...leaf, ca: authority.cert, requestCert: true };
    await assert.rejects(health(strict, { ca: authority.cert }));
    const client = createCertificate({ name: "alice", issuer: authority });
    assert.equal(await health(strict, { ca: authority.cert, key: client.key, cert: client.cert }), "OK");
  });

  it("makes certificates that say what was asked for", () => {
    const made = new X509Certificate(
      createCertificate({
        name: "one",
        hosts: ["a.example", "10.0.0.1"],
        notAfter: new Date(Date.UTC(2060, 0, 2)),
      }).cert,
    );
    assert.equal(made.subject, "CN=one");
    assert.equal(made.subjectAltName, "DNS:a.example, IP Address:10.0.0.1");
    assert.equal(new Date(made.validTo).getUTCFullYear(), 2060);
  });
});
