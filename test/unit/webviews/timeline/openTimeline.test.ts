import assert from "node:assert/strict";
import { Panels } from "../../../../src/webviews/panels";
import type { FromTimelinePage, ToTimelinePage } from "../../../../src/webviews/timeline/contract";
import { openTimeline } from "../../../../src/webviews/timeline/openTimeline";
import { until } from "../../../host/until";
import { host, useVscode } from "../../../support/vscode/host";
import { token } from "../../tokens/auditSupport";
import { sessionAt } from "../../views/pictureSupport";
import { tokensPanelParts } from "../tokensPanelSupport";

describe("opening the timeline", () => {
  useVscode();
  const [here, there] = [sessionAt("coder.example.com", 0), sessionAt("other.example.com", 0)];
  let panels: Panels;
  beforeEach(() => (panels = new Panels()));
  afterEach(() => panels.dispose());
  const opener = () =>
    openTimeline({
      ...tokensPanelParts(here, [token("deploy")]).services,
      openDetails: () => undefined,
      panels,
    });
  const pages = () => host.webviews.filter(({ isOpen }) => isOpen);

  it("shows one for each deployment, however often it is asked for and with whichever key", () => {
    const open = opener();
    open(here);
    open({ ...here });
    assert.equal(pages().length, 1);
    open(there);
    assert.equal(pages().length, 2);
  });

  it("shows it anew once it was closed", () => {
    const open = opener();
    open(here);
    panels.dispose();
    assert.deepEqual(pages(), []);
    open(here);
    assert.equal(pages().length, 1);
  });

  it("shows the tokens of the deployment it was opened for", async () => {
    const open = opener();
    open(there);
    open(here);
    for (const page of pages()) page.send({ type: "ready" } satisfies FromTimelinePage);
    const kinds = await until(
      () => {
        const first = pages().map(({ sent }) => sent[0] as ToTimelinePage | undefined);
        return first.includes(undefined) ? undefined : first.map((message) => message?.type);
      },
      () => JSON.stringify(pages().map(({ sent }) => sent)),
      2_000,
    );
    assert.deepEqual(kinds, ["absent", "show"], "nobody is signed in at the other one");
  });
});
