import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { PemFile } from "../../../src/session/network/pemFile";

const most = 4 * 1024 * 1024;

describe("a file of certificates", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "coder-access-pem-"));
  const file = path.join(folder, "file.pem");
  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it("is read up to four MiB and not beyond", async () => {
    let examined = 0;
    const examine = (text: string): undefined => {
      examined = text.length;
    };
    writeFileSync(file, "a".repeat(most));
    const found = await new PemFile(file, examine).read();
    assert.deepEqual([typeof found, examined], ["object", most]);
    writeFileSync(file, "a".repeat(most + 1));
    assert.equal(await new PemFile(file, examine).read(), "unreadable");
    assert.equal(examined, most);
  });

  it("is not read where it is no file", async () => {
    assert.equal(await new PemFile(folder, () => undefined).read(), "unreadable");
    assert.equal(await new PemFile(path.join(file, "below"), () => undefined).read(), "missing");
    assert.equal(await new PemFile("file.pem", () => undefined).read(), "relative");
  });

  it("is examined again only when it changed", async () => {
    let examinations = 0;
    const pem = new PemFile(file, () => {
      examinations += 1;
      return "noKey";
    });
    writeFileSync(file, "one");
    assert.deepEqual([await pem.read(), await pem.read(), examinations], ["noKey", "noKey", 1]);
    writeFileSync(file, "another");
    await pem.read();
    assert.equal(examinations, 2);
  });
});
