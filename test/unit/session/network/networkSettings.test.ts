import assert from "node:assert/strict";
import { homedir } from "node:os";
import path from "node:path";
import { fileNotPrepared } from "../../../../src/session/network/fileFaults";
import { readNetworkSettings } from "../../../../src/session/network/networkSettings";
import { deploymentOf } from "../../../support/sessionWindows";
import { host, useVscode } from "../../../support/vscode/host";

describe("the settings of the network", () => {
  useVscode();
  const read = () => readNetworkSettings({ FOLDER: "/etc/coder" });

  it("are nothing where nothing is set", () => {
    const { files, headerCommand, timeoutMs, malformed } = read();
    assert.deepEqual(files, { ca: "", cert: "", key: "" });
    assert.deepEqual([headerCommand, timeoutMs, malformed], [[], 30_000, undefined]);
  });

  it("are read with their variables filled in, each for what it is", () => {
    host.set("coderAccess.network.caFile", "${env:FOLDER}/ca.pem");
    host.set("coderAccess.network.certFile", "~/person.pem");
    host.set("coderAccess.network.keyFile", "/person.key");
    host.set("coderAccess.network.headerCommand", ["${env:FOLDER}/gateway", "--for", "~"]);
    const { files, headerCommand, malformed } = read();
    assert.deepEqual(files, {
      ca: "/etc/coder/ca.pem",
      cert: path.posix.join(homedir(), "person.pem"),
      key: "/person.key",
    });
    assert.deepEqual(headerCommand, ["/etc/coder/gateway", "--for", homedir()]);
    assert.equal(malformed, undefined);
  });

  for (const [seconds, ms] of [
    [4, 5000],
    [5, 5000],
    [60, 60_000],
    [600, 600_000],
    [601, 600_000],
    ["60", 30_000],
    [null, 30_000],
  ] as const) {
    it(`give a request ${String(ms)} ms where the limit is ${JSON.stringify(seconds)}`, () => {
      host.set("coderAccess.network.timeout", seconds);
      assert.equal(read().timeoutMs, ms);
    });
  }

  it("are refused, and nothing of them used, where one is not of its kind", () => {
    host.set("coderAccess.network.certFile", 7);
    assert.deepEqual(read().malformed, { setting: "coderAccess.network.certFile", wanted: "text" });
    assert.equal(read().files.cert, "");
    for (const command of ["gateway", [""], ["gateway", 7], [7]]) {
      host.set("coderAccess.network.headerCommand", command);
      const { malformed, headerCommand } = read();
      assert.deepEqual(malformed, { setting: "coderAccess.network.headerCommand", wanted: "texts" });
      assert.deepEqual(headerCommand, []);
    }
  });
});

describe("a file of the settings that cannot be used", () => {
  it("is to be without a passphrase where it is locked, and corrected where it is wrong", () => {
    const adviceFor = (fault: "locked" | "noKey" | "missing"): string =>
      fileNotPrepared(deploymentOf("https://c"), "coderAccess.network.keyFile", "/k", fault).advice;
    assert.match(adviceFor("locked"), / to a key without a passphrase/);
    for (const fault of ["noKey", "missing"] as const) assert.match(adviceFor(fault), /^Correct the file/);
  });
});
