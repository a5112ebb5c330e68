import assert from "node:assert/strict";
import { ListedToken } from "../../../../src/presentation/token/listedToken";
import type { FromDetailsPage, ToDetailsPage } from "../../../../src/webviews/details/contract";
import { DetailsPanel } from "../../../../src/webviews/details/panel";
import { until } from "../../../host/until";
import { host, useVscode } from "../../../support/vscode/host";
import { token } from "../../tokens/auditSupport";
import { sessionAt } from "../../views/pictureSupport";
import { tokensPanelParts } from "../tokensPanelSupport";

describe("the host of a token's details", () => {
  useVscode();
  const session = sessionAt("coder.example.com", 0);
  const { href } = session.deployment;
  const key = token("deploy");
  let panel: DetailsPanel;
  let parts: ReturnType<typeof tokensPanelParts>;
  beforeEach(() => {
    parts = tokensPanelParts(session, [token("backup"), key]);
    panel = new DetailsPanel(
      { ...parts.services, proofs: { of: () => undefined } },
      { href, tokenId: key.id, name: "deploy" },
      () => undefined,
    );
  });
  afterEach(() => panel.dispose());
  const send = (message: FromDetailsPage) => host.webviews[0]?.send(message);
  const shown = (type: ToDetailsPage["type"]) =>
    until(
      () => (host.webviews[0]?.sent as ToDetailsPage[]).findLast((message) => message.type === type),
      () => JSON.stringify(host.webviews[0]?.sent),
      2_000,
    );

  it("shows its own token and no other", async () => {
    send({ type: "ready" });
    const message = await shown("show");
    assert.ok(message.type === "show");
    assert.deepEqual([message.details.name, message.details.id], ["deploy", key.id]);
    assert.equal(host.webviews[0]?.title, "Token deploy");
  });

  it("runs the command of a button on the token that is shown, and none before one is", async () => {
    send({ type: "act", action: "expire" });
    assert.equal(host.executed.length, 0);
    send({ type: "ready" });
    await shown("show");
    send({ type: "act", action: "expire" });
    const [run] = host.executed;
    assert.equal(run?.command, "coderAccess.tokens.expireToken");
    const [meant] = run.args;
    assert.ok(meant instanceof ListedToken);
    assert.equal(meant.key.id, key.id);
  });

  it("says that it is gone once it is, and acts on nothing then", async () => {
    send({ type: "ready" });
    await shown("show");
    parts.list([token("backup")]);
    assert.deepEqual(await shown("absent"), {
      type: "absent",
      title: "deploy",
      sentence: "It's no longer among the tokens on coder.example.com.",
    });
    send({ type: "act", action: "delete" });
    assert.deepEqual(host.executed, []);
  });

  it("says that nobody is signed in there any more", async () => {
    send({ type: "ready" });
    await shown("show");
    parts.signOut();
    assert.match(JSON.stringify(await shown("absent")), /not signed in to coder.example.com/);
  });

  it("copies the id of a thing", async () => {
    send({ type: "copyResourceId", id: "8d4f2c1a" });
    await until(
      () => (host.clipboard === "8d4f2c1a" ? true : undefined),
      () => host.clipboard,
      2_000,
    );
  });
});
