import assert from "node:assert/strict";
import { expireToken } from "../../../../src/commands/tokens/expireToken";
import type { ListedToken } from "../../../../src/presentation/token/listedToken";
import { host, pressing, useVscode } from "../../../support/vscode/host";
import { type CommandWindow, openCommandWindow, rowOf } from "../commandSupport";

const day = 86_400_000;

describe("the command that expires tokens", () => {
  useVscode();
  let window: CommandWindow;
  beforeEach(async () => {
    window = await openCommandWindow();
    host.answer = pressing("Expire Token", "Expire 2 Tokens");
  });
  afterEach(() => window.close());
  const expired = () =>
    window.coderd.log.find({ method: "PUT" }).map(({ path }) => path.split("/").at(-2) ?? "");
  const idsOf = (...tokens: ListedToken[]) => tokens.map(({ key }) => key.id);
  const over = () => window.has("over", { createdAt: new Date(Date.now() - 8 * day), lifetime: 7 * day });

  it("expires that of its row and no other", async () => {
    const token = await window.has("deploy");
    await expireToken(window, rowOf(token));
    assert.deepEqual(expired(), idsOf(token));
  });

  it("expires all that are selected, and asks once", async () => {
    const tokens = [await window.has("first"), await window.has("second")];
    await expireToken(
      window,
      rowOf(tokens[0]),
      tokens.map((token) => rowOf(token)),
    );
    assert.deepEqual(expired().sort(), idsOf(...tokens).sort());
    assert.equal(host.shown.filter(({ isModal }) => isModal).length, 1);
  });

  it("leaves out those selected that have expired, and says so when none is left", async () => {
    const [old, token] = [await over(), await window.has("deploy")];
    await expireToken(window, rowOf(old), [rowOf(old), rowOf(token)]);
    assert.equal(host.shown[0]?.message, 'Expire "deploy"?');
    assert.deepEqual(expired(), idsOf(token));
    await assert.rejects(expireToken(window, rowOf(old)), {
      message: /selected tokens have already expired/,
    });
    assert.equal(expired().length, 1);
  });

  it("asks which one without a row, of those that live, and sends nothing when that is left", async () => {
    await over();
    const token = await window.has("deploy");
    host.answer = () => undefined;
    await assert.rejects(expireToken(window, undefined), { name: "Cancelled" });
    const offered = host.shown[0]?.choices ?? [];
    assert.deepEqual([offered.includes("deploy"), offered.includes("over")], [true, false]);
    host.answer = pressing("deploy");
    await expireToken(window, undefined);
    assert.equal(host.shown.at(-1)?.message, 'Expire "deploy"?');
    assert.deepEqual(expired(), []);
    host.answer = pressing("deploy", "Expire Token");
    await expireToken(window, undefined);
    assert.deepEqual(expired(), idsOf(token));
  });
});
