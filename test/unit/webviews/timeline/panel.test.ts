import assert from "node:assert/strict";
import type { FromTimelinePage, ToTimelinePage } from "../../../../src/webviews/timeline/contract";
import { TimelinePanel } from "../../../../src/webviews/timeline/panel";
import { until } from "../../../host/until";
import { host, useVscode } from "../../../support/vscode/host";
import { token } from "../../tokens/auditSupport";
import { sessionAt } from "../../views/pictureSupport";
import { tokensPanelParts } from "../tokensPanelSupport";

describe("the host of the timeline", () => {
  useVscode();
  const session = sessionAt("coder.example.com", 0);
  let panel: TimelinePanel | undefined;
  afterEach(() => panel?.dispose());
  function open(tokens: ReturnType<typeof token>[]) {
    const opened: string[] = [];
    const parts = tokensPanelParts(session, tokens);
    panel = new TimelinePanel(
      {
        ...parts.services,
        openDetails: ({ deployment }, id) => void opened.push(`${deployment.href} ${id}`),
      },
      session.deployment.href,
      () => undefined,
    );
    return { ...parts, opened };
  }
  const send = (message: FromTimelinePage) => host.webviews[0]?.send(message);
  const shown = (fits: (message: ToTimelinePage) => boolean) =>
    until(
      () => (host.webviews[0]?.sent as ToTimelinePage[]).findLast(fits),
      () => JSON.stringify(host.webviews[0]?.sent).slice(0, 500),
      2_000,
    );
  const rowsOf = (message: ToTimelinePage) =>
    message.type === "show" ? message.timeline.groups.flatMap(({ rows }) => rows) : [];

  it("shows every token, expired ones too", async () => {
    open([token("deploy"), token("over", { age: 40 })]);
    send({ type: "ready" });
    const message = await shown(({ type }) => type === "show");
    assert.deepEqual(
      rowsOf(message).map(({ name, tone }) => [name, tone]),
      [
        ["deploy", "fine"],
        ["over", "over"],
      ],
    );
  });

  it("shows three hundred rows at first, and more when they are asked for", async () => {
    open(Array.from({ length: 350 }, (_, index) => token(`t${index}`)));
    send({ type: "ready" });
    const first = await shown(({ type }) => type === "show");
    assert.equal(rowsOf(first).length, 300);
    assert.equal(first.type === "show" && first.timeline.left, 50);
    send({ type: "showMore" });
    await shown((message) => rowsOf(message).length === 350);
  });

  it("opens the details of a row at its own deployment, and none once nobody is signed in there", async () => {
    const { opened, signOut } = open([token("deploy")]);
    send({ type: "open", id: "AAAAAAAAAA" });
    assert.deepEqual(opened, ["https://coder.example.com AAAAAAAAAA"]);
    signOut();
    send({ type: "open", id: "AAAAAAAAAA" });
    assert.equal(opened.length, 1);
    assert.deepEqual(host.messages, []);
    await shown(({ type }) => type === "absent");
  });
});
