import assert from "node:assert/strict";
import { generateKeyPairSync } from "node:crypto";
import { renameSync, writeFileSync } from "node:fs";
import { networkSteps } from "../../src/session/network/networkSteps";
import { type Coderd, createCertificate, startCoderd } from "../coderd";
import { type GivenSettings, networkWith, temporaryFolder, unreachable } from "./networkSupport";

const authority = createCertificate({ name: "Private authority", authority: true });
const server = createCertificate({ name: "coder", issuer: authority });
const person = createCertificate({ name: "alice", issuer: authority });
const renewed = createCertificate({ name: "alice, renewed", issuer: authority });
const stranger = createCertificate({ name: "stranger" });
const lockedKey = generateKeyPairSync("ec", {
  namedCurve: "P-256",
  publicKeyEncoding: { type: "spki", format: "pem" },
  privateKeyEncoding: { type: "pkcs8", format: "pem", cipher: "aes-256-cbc", passphrase: "open sesame" },
}).privateKey;

describe("certificate files", () => {
  const folder = temporaryFolder();
  let coderd: Coderd;

  const write = (name: string, text: string): string => {
    writeFileSync(folder.path(name), text);
    return folder.path(name);
  };
  const ca = write("ca.pem", authority.cert);
  const cert = write("person.pem", person.cert);
  const key = write("person.key", person.key);
  const both = write("both.pem", person.cert + person.key);

  beforeEach(async () => {
    coderd = await startCoderd({
      tls: { key: server.key, cert: server.cert, ca: authority.cert, requestCert: true },
    });
  });
  afterEach(() => coderd.stop());
  after(() => folder.remove());

  it("may be one file with certificate and key, under either setting", async () => {
    for (const given of [{ cert: both }, { key: both }]) {
      await networkWith({ ca, ...given }, [coderd.url])
        .clientAt(coderd.url)
        .buildInfo();
    }
  });

  it("are read again when they changed, as when they are rotated or replaced", async () => {
    const [rotatedCert, rotatedKey] = [
      write("rotated.pem", stranger.cert),
      write("rotated.key", stranger.key),
    ];
    const given: GivenSettings = { ca, cert: rotatedCert, key: rotatedKey };
    const client = networkWith(given, [coderd.url]).clientAt(coderd.url);
    await unreachable(client.buildInfo());
    writeFileSync(rotatedCert, renewed.cert);
    writeFileSync(rotatedKey, renewed.key);
    await client.buildInfo();
    renameSync(write("next.pem", person.cert), rotatedCert);
    renameSync(write("next.key", person.key), rotatedKey);
    await client.buildInfo();
    client.dispose();
  });

  it("are of no matter where nothing is encrypted", async () => {
    const plain = await startCoderd();
    try {
      await networkWith({ ca: folder.path("no.pem"), key: folder.path("no.key") }, [plain.url])
        .clientAt(plain.url)
        .buildInfo();
    } finally {
      await plain.stop();
    }
  });

  const caFile = "coderAccess.network.caFile";
  const certFile = "coderAccess.network.certFile";
  const keyFile = "coderAccess.network.keyFile";
  const faults: readonly [what: string, given: GivenSettings, setting: string, sentence: RegExp][] = [
    ["a CA file that is missing", { ca: folder.path("no.pem") }, caFile, /no\.pem doesn't exist/],
    ["a CA file that is a folder", { ca: folder.path("") }, caFile, /can't be read/],
    [
      "a CA file that is empty",
      { ca: write("empty.pem", "") },
      caFile,
      /empty\.pem contains no PEM certificate/,
    ],
    [
      "a CA file that is torn",
      { ca: write("torn.pem", authority.cert.replace(/\n.{20}/, "\n")) },
      caFile,
      /torn\.pem contains no PEM certificate/,
    ],
    ["a path that is relative", { ca: "ca.pem" }, caFile, /the path ca\.pem isn't absolute/],
    [
      "a certificate that is a key",
      { ca, cert: key, key },
      certFile,
      /person\.key contains no PEM certificate/,
    ],
    ["a key that is missing", { ca, cert, key: folder.path("no.key") }, keyFile, /no\.key doesn't exist/],
    ["a key that is not set", { ca, cert }, keyFile, /person\.pem contains no PEM key/],
    [
      "a key that is locked",
      { ca, cert, key: write("locked.key", lockedKey) },
      keyFile,
      /needs a passphrase/,
    ],
    [
      "a key of another certificate",
      { ca, cert, key: write("other.key", stranger.key) },
      keyFile,
      /other\.key doesn't match the certificate/,
    ],
  ];

  for (const [what, given, setting, sentence] of faults) {
    it(`are explained by name, with the setting to open: ${what}`, async () => {
      const client = networkWith(given, [coderd.url]).clientAt(coderd.url);
      const error = await unreachable(client.buildInfo());
      assert.match(error.message, sentence);
      assert.ok(error.advice.includes(setting), error.advice);
      assert.deepEqual([error.cause, error.sent, error.setting], ["notPrepared", "no", setting]);
      assert.equal(networkSteps(error).length, 1);
      assert.equal(coderd.log.count(), 0);
    });
  }
});
