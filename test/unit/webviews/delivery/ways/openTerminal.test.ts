import assert from "node:assert/strict";
import { Secret } from "../../../../../src/core/token/secret";
import { openTerminal } from "../../../../../src/webviews/delivery/ways/openTerminal";
import { host, useVscode } from "../../../../support/vscode/host";

const url = "https://coder.example.com";
const secret = "abcdefghij-0123456789ABCDEFGHIJKL";

describe("a terminal that has a token", () => {
  useVscode();

  it("has it and its deployment in its environment, and nothing else more", () => {
    openTerminal("deploy", url, new Secret(secret));
    const [terminal, ...others] = host.terminals;
    assert.deepEqual(terminal?.options.env, { CODER_URL: url, CODER_SESSION_TOKEN: secret });
    assert.deepEqual([terminal.isShown, others], [true, []]);
  });

  it("is not written down for after a reload", () => {
    openTerminal("deploy", url, new Secret(secret));
    assert.equal(host.terminals[0]?.options.isTransient, true);
  });

  it("has the token's name, made harmless, and never its secret on screen", () => {
    openTerminal("de\u202eploy\n$(key)", url, new Secret(secret));
    openTerminal("\u200b", url, new Secret(secret));
    const names = host.terminals.map(({ options }) => options.name ?? "");
    assert.doesNotMatch(names[0] ?? "", /[\u202e\n]|\$\(key\)/);
    assert.match(names[1] ?? "", /^unnamed/);
    for (const { options } of host.terminals) {
      const { env, ...seen } = options;
      assert.ok(env);
      assert.ok(!JSON.stringify(seen).includes(secret));
    }
  });
});
