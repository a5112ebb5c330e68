import assert from "node:assert/strict";
import * as vscode from "vscode";
import { ErrorDoor } from "../../../../src/platform/errors";
import type { FromDetailsPage, ToDetailsPage } from "../../../../src/webviews/details/contract";
import { type DetailsOpening, openDetails } from "../../../../src/webviews/details/openDetails";
import { Panels } from "../../../../src/webviews/panels";
import { until } from "../../../host/until";
import { memoryLog } from "../../../support/memory";
import { host, useVscode } from "../../../support/vscode/host";
import { token } from "../../tokens/auditSupport";
import { sessionAt, stateOf } from "../../views/pictureSupport";

describe("the host of the details page", () => {
  useVscode();
  const session = sessionAt("coder.example.com", 0);
  const key = token("deploy");
  const other = { ...token("backup"), id: "BBBBBBBBBB" };

  function opener(): (opening?: DetailsOpening, id?: string) => void {
    const { state, survey } = stateOf(session, [key, other]);
    const quiet = () => ({ dispose: () => undefined });
    const log = memoryLog();
    const open = openDetails({
      panels: new Panels(),
      extensionUri: vscode.Uri.file("/extension"),
      log,
      errors: new ErrorDoor(log),
      sessions: { all: [session], at: () => session, onDidChange: quiet },
      tokens: { of: () => ({ current: state, loaded: () => Promise.resolve() }), onDidChange: quiet },
      surveys: { of: () => Promise.resolve(survey), onDidLearn: quiet },
      retirements: { of: () => undefined, onDidChange: quiet, all: [], list: () => Promise.resolve([]) },
      vault: { list: () => Promise.resolve([]) },
      kept: { list: () => Promise.resolve([]) },
      proofs: { of: () => undefined },
    } as never);
    return (opening, id = key.id) => open(session, id, opening);
  }
  const sent = () => (host.webviews[0]?.sent ?? []) as ToDetailsPage[];
  async function shown(count: number): Promise<ToDetailsPage> {
    return until(
      () => sent()[count - 1],
      () => `only ${sent().length} messages`,
      2000,
    );
  }
  const send = (message: FromDetailsPage) => host.webviews[0]?.send(message);

  it("goes to a part until the page has arrived there, also in a panel that is open", async () => {
    const open = opener();
    const place = async (count: number) => {
      const message = await shown(count);
      assert.ok(message.type === "show");
      return message.at;
    };
    open();
    send({ type: "ready" });
    assert.equal(await place(1), undefined);
    open({ at: "runnable" });
    assert.equal(await place(2), "runnable");
    send({ type: "ready" });
    assert.equal(await place(3), "runnable");
    send({ type: "arrived" });
    send({ type: "ready" });
    assert.equal(await place(4), undefined);
    assert.equal(host.webviews.length, 1);
  });

  const titles = () => host.webviews.filter(({ isOpen }) => isOpen).map(({ title }) => title);

  it("shows all that are only looked at in one tab, which takes no focus", async () => {
    const open = opener();
    open({ isPreview: true });
    assert.deepEqual([titles(), host.webviews[0]?.hasFocus], [["Token deploy"], false]);
    send({ type: "ready" });
    await shown(1);
    open({ isPreview: true }, other.id);
    assert.deepEqual([titles(), host.webviews[0]?.hasFocus], [["Token backup"], false]);
    const message = await shown(2);
    assert.equal(message.type === "show" && message.details.name, "backup");
  });

  it("opens a tab of its own beside it when it is asked for, which a look then brings to the front", () => {
    const open = opener();
    open({ isPreview: true });
    open({}, other.id);
    assert.deepEqual(titles(), ["Token deploy", "Token backup"]);
    open({ isPreview: true }, other.id);
    assert.deepEqual(titles(), ["Token deploy", "Token backup"]);
    open();
    assert.deepEqual(
      titles(),
      ["Token deploy", "Token backup"],
      "the token that is looked at is there already",
    );
    assert.equal(host.webviews[0]?.hasFocus, true);
  });
});
