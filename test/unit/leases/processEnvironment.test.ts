import assert from "node:assert/strict";
import { Secret } from "../../../src/core/token/secret";
import { processEnvironment } from "../../../src/leases/processEnvironment";

describe("the environment of a process that holds a lease", () => {
  it("has the lease, what the process starts with, and nothing else that Coder's command line reads", () => {
    const given = {
      CODER_URL: "https://coder.example.com",
      CODER_SESSION_TOKEN: new Secret("abcdefghij-0123456789012345678901"),
      CODER_CONFIG_DIR: "/own",
    };
    const base = {
      PATH: "/bin",
      coder_session_token: "full-access",
      CODER_SESSION_TOKEN: "full-access",
      CODER_CONFIG_DIR: "/home/alice/.config/coderv2",
      CODER_AGENT_TOKEN: "agent",
      CODER_HEADER_COMMAND: "gateway",
    };
    assert.deepEqual(processEnvironment(given, base), {
      PATH: "/bin",
      CODER_HEADER_COMMAND: "gateway",
      CODER_URL: "https://coder.example.com",
      CODER_SESSION_TOKEN: "abcdefghij-0123456789012345678901",
      CODER_CONFIG_DIR: "/own",
    });
  });
});
