import assert from "node:assert/strict";
import { X509Certificate } from "node:crypto";
import { writeFileSync } from "node:fs";
import * as vscode from "vscode";
import type { UnreachableCause } from "../../src/coder";
import { isCertificateFault } from "../../src/session/network/certificateFault";
import { networkSteps } from "../../src/session/network/networkSteps";
import { type Certificate, createCertificate, startCoderd, type TlsOptions } from "../coderd";
import { deploymentAt, networkWith, temporaryFolder, unreachable } from "./networkSupport";

const day = 86_400_000;
const authority = createCertificate({ name: "Private authority", authority: true });
const intermediate = createCertificate({ name: "Intermediate", authority: true, issuer: authority });
const underIntermediate = createCertificate({ name: "coder", issuer: intermediate });
const good = createCertificate({ name: "coder", issuer: authority });
const person = createCertificate({ name: "alice", issuer: authority });

const fingerprintOf = ({ cert }: TlsOptions): string => new X509Certificate(cert).fingerprint256;

/** Answers each modal question meanwhile. @returns what was asked. */
async function answering(agrees: boolean, run: () => Promise<unknown>): Promise<string[]> {
  const asked: string[] = [];
  const { window } = vscode;
  const original = window.showWarningMessage.bind(window);
  const showWarningMessage = (question: string, options: vscode.MessageOptions, verb: string) => {
    asked.push(question, options.detail ?? "", String(options.modal));
    return Promise.resolve(agrees ? verb : undefined);
  };
  Object.assign(window, { showWarningMessage });
  try {
    await run();
  } finally {
    Object.assign(window, { showWarningMessage: original });
  }
  return asked;
}

/** What the server shows, what the person has set, and what they are told. */
type Case = {
  what: string;
  server: TlsOptions;
  /** Whether the authority is set as CA file. */
  trusts: boolean;
  cause: UnreachableCause;
  advice: RegExp;
  step: string | undefined;
};

const chain = (certificate: Certificate, ...issuers: Certificate[]): TlsOptions => ({
  key: certificate.key,
  cert: [certificate, ...issuers].map(({ cert }) => cert).join(""),
});

const cases: readonly Case[] = [
  {
    what: "signed itself",
    server: chain(createCertificate({ name: "coder" })),
    trusts: true,
    cause: "selfSigned",
    advice: /administrator.*CA file/,
    step: "Open Setting",
  },
  {
    what: "comes from an authority that is not trusted",
    server: chain(underIntermediate, intermediate),
    trusts: false,
    cause: "untrusted",
    advice: /CA file|install/,
    step: "Open Setting",
  },
  {
    what: "expired",
    server: chain(
      createCertificate({
        name: "coder",
        issuer: authority,
        notBefore: new Date(Date.now() - 9 * day),
        notAfter: new Date(Date.now() - day),
      }),
    ),
    trusts: true,
    cause: "expired",
    advice: /administrator to renew/,
    step: undefined,
  },
  {
    what: "is not valid yet",
    server: chain(
      createCertificate({ name: "coder", issuer: authority, notBefore: new Date(Date.now() + 9 * day) }),
    ),
    trusts: true,
    cause: "expired",
    advice: /clock/,
    step: undefined,
  },
  {
    what: "is for another host",
    server: chain(createCertificate({ name: "coder", issuer: authority, hosts: ["coder.example.com"] })),
    trusts: true,
    cause: "wrongHost",
    advice: /administrator to add/,
    step: undefined,
  },
  {
    what: "comes without its intermediate certificate",
    server: chain(underIntermediate),
    trusts: true,
    cause: "incompleteChain",
    advice: /administrator to send the whole chain/,
    step: "Open Setting",
  },
  {
    what: "comes alone from a private authority",
    server: chain(good),
    trusts: false,
    cause: "incompleteChain",
    advice: /Set the issuer's certificate as the CA file/,
    step: "Open Setting",
  },
];

describe("a deployment's certificate, in VS Code", () => {
  const folder = temporaryFolder();
  const ca = folder.path("ca.pem");
  writeFileSync(ca, authority.cert);
  after(() => folder.remove());

  for (const { what, server, trusts, cause, advice, step } of cases) {
    it(`is refused and explained when it ${what}; a named yes lets it pass until it is taken back`, async () => {
      const coderd = await startCoderd({ tls: server });
      const { network, clientAt, memory } = networkWith(trusts ? { ca } : {});
      const client = clientAt(coderd.url, coderd.sessionKeyFor("alice"));
      try {
        const error = await unreachable(client.users.me());
        assert.equal(error.cause, cause);
        assert.equal(error.sent, "no");
        assert.match(error.advice, advice);
        assert.equal(networkSteps(error)[0]?.title, step);
        assert.ok(isCertificateFault(error));
        assert.equal(coderd.log.count(), 0);

        const deployment = deploymentAt(coderd.url);
        await network.certificates.accept(deployment, fingerprintOf(server));
        assert.equal((await client.users.me()).username, "alice");
        await network.forget(deployment);
        await unreachable(client.users.me());
        assert.deepEqual(memory.keys(), []);
        assert.equal(coderd.log.count(), 1);
      } finally {
        client.dispose();
        await coderd.stop();
      }
    });
  }

  it("is accepted when its authority is the CA file", async () => {
    const coderd = await startCoderd({ tls: chain(underIntermediate, intermediate) });
    const client = networkWith({ ca }).clientAt(coderd.url);
    assert.equal((await client.buildInfo()).version.startsWith("v"), true);
    client.dispose();
    await coderd.stop();
  });

  it("is not let pass by a yes to another one: an impostor gets nothing, and the question says so", async () => {
    const expired = createCertificate({
      name: "coder",
      issuer: authority,
      notAfter: new Date(Date.now() - day),
    });
    const { network, clientAt } = networkWith({ ca });
    const first = await startCoderd({ tls: chain(expired) });
    const port = Number(new URL(first.url).port);
    await network.certificates.accept(deploymentAt(first.url), fingerprintOf(chain(expired)));
    const client = clientAt(first.url, first.sessionKeyFor("alice"));
    await client.users.me();
    await first.stop();
    const impostor = await startCoderd({ tls: chain(createCertificate({ name: "impostor" })), port });
    try {
      assert.equal((await unreachable(client.users.me())).cause, "selfSigned");
      assert.equal(impostor.log.count(), 0);
      const asked = await answering(false, () => network.trustCertificate(deploymentAt(first.url)));
      assert.match(asked.join(" "), /This isn't the certificate that you accepted before\./);
      assert.equal(network.certificates.of(deploymentAt(first.url)), fingerprintOf(chain(expired)));
    } finally {
      client.dispose();
      await impostor.stop();
    }
  });

  it("is let pass for the deployment of the yes alone: not for another port", async () => {
    const [first, second] = await Promise.all([
      startCoderd({ tls: chain(good) }),
      startCoderd({ tls: chain(good) }),
    ]);
    const { network, clientAt } = networkWith({});
    await network.certificates.accept(deploymentAt(first.url), fingerprintOf(chain(good)));
    await clientAt(first.url).buildInfo();
    assert.equal((await unreachable(clientAt(second.url).buildInfo())).cause, "incompleteChain");
    await Promise.all([first.stop(), second.stop()]);
  });

  describe("is accepted unchecked after a question", () => {
    const ask = async (answer: "press" | "leave") => {
      const tls = chain(createCertificate({ name: "coder" }));
      const coderd = await startCoderd({ tls });
      const { network, clientAt } = networkWith({});
      const deployment = deploymentAt(coderd.url);
      try {
        let isWorthTrying: boolean | undefined;
        const asked = await answering(answer === "press", async () => {
          isWorthTrying = await network.trustCertificate(deployment);
        });
        const isAllowed = network.certificates.of(deployment) !== undefined;
        if (isAllowed) await clientAt(coderd.url).buildInfo();
        return { host: deployment.host, fingerprint: fingerprintOf(tls), asked, isWorthTrying, isAllowed };
      } finally {
        await coderd.stop();
      }
    };

    it("that names the deployment and the fault", async () => {
      const { host, fingerprint, asked, isWorthTrying, isAllowed } = await ask("press");
      assert.deepEqual(asked, [
        `Connect to ${host} without verifying its certificate?`,
        [
          `${host} uses a self-signed certificate.`,
          `Someone on the network could impersonate ${host}, read your session, and act as you.`,
          `SHA-256 fingerprint: ${fingerprint}`,
        ].join("\n"),
        "true",
      ]);
      assert.deepEqual([isWorthTrying, isAllowed], [true, true]);
    });

    it("and not when the person leaves the question", async () => {
      const { isWorthTrying, isAllowed } = await ask("leave");
      assert.deepEqual([isWorthTrying, isAllowed], [false, false]);
    });

    it("and without a question when something else is wrong, which is worth another try", async () => {
      const coderd = await startCoderd();
      await coderd.stop();
      const { network, log } = networkWith({});
      const deployment = deploymentAt(coderd.url.replace("http:", "https:"));
      const asked = await answering(true, async () => {
        assert.equal(await network.trustCertificate(deployment), true);
      });
      assert.deepEqual([asked, network.certificates.of(deployment)], [[], undefined]);
      assert.ok(
        log.lines.some((line) => /GET \/buildinfo → no answer in \d+ ms \(unreachable\)$/.test(line)),
      );
    });

    it("and without a question when there is nothing wrong with it", async () => {
      const coderd = await startCoderd({ tls: chain(good) });
      const { network } = networkWith({ ca });
      assert.equal(await network.trustCertificate(deploymentAt(coderd.url)), true);
      assert.equal(network.certificates.of(deploymentAt(coderd.url)), undefined);
      await coderd.stop();
    });
  });

  describe("where the server asks for the client's", () => {
    const server: TlsOptions = { ...chain(good), ca: authority.cert, requestCert: true };
    const cert = folder.path("person.pem");
    const key = folder.path("person.key");
    writeFileSync(cert, person.cert);
    writeFileSync(key, person.key);

    it("says so when none is set, and shows the one that is set", async () => {
      const coderd = await startCoderd({ tls: server });
      const given: Parameters<typeof networkWith>[0] = { ca };
      const client = networkWith(given).clientAt(coderd.url, coderd.sessionKeyFor("alice"));
      const error = await unreachable(client.users.me());
      assert.equal(error.cause, "clientCertificate");
      assert.match(
        error.advice,
        /certificate and key from its administrator, and this address, in the settings/,
      );
      assert.equal(networkSteps(error)[0]?.title, "Open Setting");
      Object.assign(given, { cert, key });
      assert.equal((await client.users.me()).username, "alice");
      client.dispose();
      await coderd.stop();
    });

    it("shows it to deployments that the person chose or signs in to, and to no other", async () => {
      const coderd = await startCoderd({ tls: server });
      const given = { ca, cert, key };
      assert.equal(
        (await unreachable(networkWith(given).clientAt(coderd.url).buildInfo())).cause,
        "clientCertificate",
      );
      await networkWith(given, [coderd.url]).clientAt(coderd.url).buildInfo();
      await networkWith(given).clientAt(coderd.url, coderd.sessionKeyFor("alice")).users.me();
      await coderd.stop();
    });
  });
});
