import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { createCertificate, startCoderd } from "../coderd";
import pem from "../unit/coder/certificates/certificates.json";
import { networkWith, temporaryFolder, unreachable } from "./networkSupport";

/** Set by the run that starts VS Code on a machine whose certificate store has one authority more. */
const machineKnows = process.env["CODER_ACCESS_TEST_SYSTEM_AUTHORITY"] === "1";

describe("the system's certificate store", () => {
  const server = { key: pem.serverKey, cert: pem.serverCrt + pem.intermediateCrt };

  it(machineKnows ? "is trusted" : "does not know the test's authority by itself", async () => {
    const coderd = await startCoderd({ tls: server });
    const client = networkWith({}).clientAt(coderd.url);
    if (machineKnows) await client.buildInfo();
    else assert.equal((await unreachable(client.buildInfo())).cause, "untrusted");
    client.dispose();
    await coderd.stop();
  });

  it("stays what it is beside a CA file", async () => {
    const authority = createCertificate({ name: "Another authority", authority: true });
    const folder = temporaryFolder();
    writeFileSync(folder.path("ca.pem"), authority.cert);
    const { clientAt } = networkWith({ ca: folder.path("ca.pem") });
    const own = await startCoderd({ tls: createCertificate({ name: "coder", issuer: authority }) });
    const ofSystem = await startCoderd({ tls: server });
    await clientAt(own.url).buildInfo();
    if (machineKnows) await clientAt(ofSystem.url).buildInfo();
    else assert.equal((await unreachable(clientAt(ofSystem.url).buildInfo())).cause, "untrusted");
    await Promise.all([own.stop(), ofSystem.stop()]);
    folder.remove();
  });
});
