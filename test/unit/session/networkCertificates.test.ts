import assert from "node:assert/strict";
import { type CoderError, NotCoder, Unreachable, type UnreachableCause } from "../../../src/coder";
import { AcceptedCertificates } from "../../../src/session/network/acceptedCertificates";
import { askForCertificate } from "../../../src/session/network/askForCertificate";
import { isCertificateFault } from "../../../src/session/network/certificateFault";
import { MemoryMemento } from "../../support/memory";
import { deploymentOf } from "../../support/sessionWindows";
import { host, useVscode } from "../../support/vscode/host";

const here = deploymentOf("https://coder.example.com");
const there = deploymentOf("https://coder.example.com:8443");
const fault = (cause: UnreachableCause): Unreachable => new Unreachable(here, cause, { sent: "no" });

describe("certificates that were accepted", () => {
  it("are forgotten one by one, and nothing is left of the last", async () => {
    const memory = new MemoryMemento();
    const certificates = new AcceptedCertificates(memory);
    await certificates.accept(here, "AA");
    await certificates.accept(there, "BB");
    await certificates.forget(here);
    assert.deepEqual([certificates.of(here), certificates.of(there)], [undefined, "BB"]);
    await certificates.forget(there);
    assert.deepEqual(memory.keys(), []);
  });

  it("are none where what is stored is something else", () => {
    const memory = new MemoryMemento();
    for (const stored of ["AA", ["AA"], { [here.href]: 5 }, null]) {
      memory.values.set("acceptedCertificates", stored);
      assert.equal(new AcceptedCertificates(memory).of(here), undefined);
    }
  });
});

describe("what a person may decide to live with", () => {
  for (const cause of ["selfSigned", "untrusted", "expired", "wrongHost", "incompleteChain"] as const) {
    it(`is a certificate's fault: ${cause}`, () => {
      assert.ok(isCertificateFault(fault(cause)));
    });
  }

  it("is no other failure, whatever it calls its cause", () => {
    const others: (CoderError | Error | undefined)[] = [
      fault("refused"),
      fault("timeout"),
      fault("clientCertificate"),
      fault("noCommonTls"),
      new NotCoder(here, 200, { why: "page" }),
      new Error("selfSigned", { cause: "selfSigned" }),
      undefined,
    ];
    for (const error of others) assert.equal(isCertificateFault(error), false, String(error));
  });
});

describe("the question about a certificate", () => {
  useVscode();
  const another = "This isn't the certificate that you accepted before.";

  for (const [before, says] of [
    [undefined, false],
    ["AA", false],
    ["BB", true],
  ] as const) {
    it(`${says ? "says" : "doesn't say"} that it is another one than before: ${String(before)}`, async () => {
      host.answer = () => "Continue";
      assert.equal(await askForCertificate(here, fault("expired"), "AA", before), true);
      const [{ detail = "", isModal } = { isModal: false }] = host.shown;
      assert.equal(detail.includes(another), says);
      assert.match(detail, /SHA-256 fingerprint: AA/);
      assert.equal(isModal, true);
    });
  }

  it("is a no when it is left", async () => {
    assert.equal(await askForCertificate(here, fault("expired"), "AA", undefined), false);
  });
});
