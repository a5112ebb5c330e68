import assert from "node:assert/strict";
import { mayTravel } from "../../../../src/webviews/signIn/mayTravel";
import { deploymentOf } from "../../../support/sessionWindows";
import { host, pressing, useVscode } from "../../../support/vscode/host";

describe("the question before a key crosses a network unencrypted", () => {
  useVscode();
  const ask = (address: string) => mayTravel(deploymentOf(address));

  it("does not come for https, nor for this machine", async () => {
    for (const address of ["https://coder.example.com", "http://127.0.0.1:3000", "http://localhost:3000"])
      assert.equal(await ask(address), true, address);
    assert.deepEqual(host.shown, []);
  });

  it("comes for http, and is a no when it is left", async () => {
    assert.equal(await ask("http://coder.example.com"), false);
    assert.equal(host.shown[0]?.message, "Sign in to coder.example.com without encryption?");
    host.answer = pressing("Sign In Unencrypted");
    assert.equal(await ask("http://coder.example.com"), true);
  });
});
