import assert from "node:assert/strict";
import fc from "fast-check";
import { expandPath } from "../../../src/session/network/expandPath";

const home = "/home/alice";
const environment = { CERTIFICATES: "/etc/certificates", EMPTY: "" };

describe("a path of the settings", () => {
  for (const [written, expected] of [
    ["/etc/ca.pem", "/etc/ca.pem"],
    ["~/ca.pem", "/home/alice/ca.pem"],
    ["~\\ca.pem", "/home/alice\\ca.pem"],
    ["~", "/home/alice"],
    ["~bob/ca.pem", "~bob/ca.pem"],
    ["/etc/~/ca.pem", "/etc/~/ca.pem"],
    ["${userHome}/ca.pem", "/home/alice/ca.pem"],
    ["${env:CERTIFICATES}/ca.pem", "/etc/certificates/ca.pem"],
    ["${env:EMPTY}ca${env:NOT_SET}.pem", "ca.pem"],
    ["${workspaceFolder}/ca.pem", "${workspaceFolder}/ca.pem"],
    ["  /etc/ca.pem\n", "/etc/ca.pem"],
    ["", ""],
  ] as const) {
    it(`${JSON.stringify(written)} is ${JSON.stringify(expected)}`, () => {
      assert.equal(expandPath(written, environment, home), expected);
    });
  }

  it("takes what is filled in literally", () => {
    fc.assert(
      fc.property(fc.string(), (value) => {
        const filled = expandPath("/x/${env:VALUE}/y", { VALUE: value.replaceAll("${", "") }, home);
        assert.equal(filled, `/x/${value.replaceAll("${", "")}/y`);
      }),
    );
    assert.equal(expandPath("~/x", environment, "/home/$&$1"), "/home/$&$1/x");
  });
});
