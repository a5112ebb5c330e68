import assert from "node:assert/strict";
import { Unauthorized } from "../../../../src/coder/errors/refusals";
import { MayNotList } from "../../../../src/tokens/list/mayNotList";
import { failureRows } from "../../../../src/views/tokens/failureRows";
import { useVscode } from "../../../support/vscode/host";
import { token } from "../../tokens/auditSupport";
import { sessionAt, stateOf } from "../pictureSupport";

describe("the rows that say why tokens could not be read", () => {
  useVscode();
  const session = sessionAt("coder.example.com", 0);
  function rows(error: unknown, hasList: boolean) {
    const state = stateOf(session, [token("deploy")]);
    const last = hasList ? state.state.last : undefined;
    const failed = { kind: "failed", error, since: new Date(), last } as const;
    return failureRows({ explain: () => "It fails." }, { ...state, state: failed }, undefined).map((row) => {
      const { label, command, contextValue } = row.toItem();
      return [
        textOf(label).split(" ")[0],
        command?.command.split(".").at(-1),
        command?.arguments,
        contextValue,
      ];
    });
  }
  const textOf = (label: unknown) => (typeof label === "string" ? label : assert.fail("no text"));
  const href = "https://coder.example.com";

  it("are none while they can be read", () => {
    assert.deepEqual(failureRows({ explain: String }, stateOf(session, []), undefined), []);
  });

  it("offer another attempt after an outage", () => {
    assert.deepEqual(rows(new Error("503"), true), [["From", "refreshTokens", [], "outage"]]);
    assert.deepEqual(rows(new Error("503"), false), [["Couldn't", "refreshTokens", [], "outage"]]);
  });

  it("offer to sign in where no attempt helps", () => {
    const { deployment } = session;
    const ended = new Unauthorized(deployment, "expired");
    assert.deepEqual(rows(ended, true), [["From", "signIn", [href], "outage+signIn"]]);
    assert.deepEqual(rows(ended, false), [["Sign", "signIn", [href], "message"]]);
    assert.deepEqual(rows(new MayNotList(ended as never), false), [["Sign", "signIn", [href], "message"]]);
  });
});
