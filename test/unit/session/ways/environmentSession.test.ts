import assert from "node:assert/strict";
import { parseDeploymentUrl } from "../../../../src/coder";
import { environmentSession } from "../../../../src/session/ways/environmentSession";

const session = "abcdefghij-0123456789ABCDEFGHIJKL";

function sessionAt(address: string, environment: NodeJS.ProcessEnv): string | undefined {
  const deployment = parseDeploymentUrl(address);
  assert.ok(deployment.ok);
  return environmentSession(deployment.value, environment)?.expose();
}

describe("the session of the environment", () => {
  const workspace = { CODER_URL: "https://coder.example.com/", CODER_SESSION_TOKEN: ` ${session}\n` };

  it("belongs to the deployment of CODER_URL", () => {
    assert.equal(sessionAt("https://coder.example.com", workspace), session);
    assert.equal(sessionAt("CODER.example.com:443", workspace), session);
  });

  for (const other of [
    "http://coder.example.com",
    "https://coder.example.com:8443",
    "https://coder.example.com/base",
    "https://other.example.com",
  ]) {
    it(`is not given to ${other}`, () => {
      assert.equal(sessionAt(other, workspace), undefined);
    });
  }

  it("needs both variables, and a token's shape", () => {
    for (const lacking of [
      {},
      { CODER_URL: workspace.CODER_URL },
      { CODER_SESSION_TOKEN: session },
      { ...workspace, CODER_URL: "not an address" },
      { ...workspace, CODER_SESSION_TOKEN: "hunter2" },
    ])
      assert.equal(sessionAt("https://coder.example.com", lacking), undefined);
  });
});
