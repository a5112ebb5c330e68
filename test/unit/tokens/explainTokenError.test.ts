import assert from "node:assert/strict";
import { NotWritten } from "../../../src/tokens/durable/notWritten";
import { explainTokenError } from "../../../src/tokens/explainTokenError";
import { GrantUnknown } from "../../../src/tokens/proof/grantUnknown";
import { signedOutMeanwhile } from "../../../src/tokens/signedOutMeanwhile";
import { host, useVscode } from "../../support/vscode/host";

const refusedBy = (code: string) => new NotWritten(Object.assign(new Error("no"), { code }));

describe("failures of what is kept of tokens", () => {
  useVscode();

  it("are explained by what the disk said", () => {
    assert.match(
      explainTokenError(refusedBy("ENOSPC"))?.message ?? "",
      /^The disk is full, so nothing was done\./,
    );
    assert.match(
      explainTokenError(refusedBy("EROFS"))?.message ?? "",
      /couldn't write to the disk \(EROFS\)/,
    );
  });

  it("tell a session that may read no tokens from a token that is not shown", () => {
    assert.match(
      explainTokenError(new GrantUnknown("", true))?.message ?? "",
      /Your session isn't allowed to read tokens/,
    );
    assert.match(explainTokenError(new GrantUnknown(""))?.message ?? "", /Coder doesn't show you this token/);
  });

  it("offer nothing to press, and are nobody else's", () => {
    assert.deepEqual(explainTokenError(refusedBy("ENOSPC"))?.steps, []);
    assert.deepEqual(explainTokenError(new GrantUnknown(""))?.steps, []);
    assert.equal(explainTokenError(new Error("ENOSPC")), undefined);
  });

  it("lead back to the deployment that was left", async () => {
    const runs: unknown[][] = [];
    host.commands.set("coderAccess.session.signIn", (...args) => void runs.push(args));
    const { message, steps } = signedOutMeanwhile("ci", "https://coder.example.com/base");
    assert.equal(
      message,
      'You signed out of coder.example.com, so "ci" can\'t be revoked. Sign in again, then try again.',
    );
    await steps[0]?.run();
    assert.deepEqual(runs, [["https://coder.example.com/base"]]);
  });
});
