import assert from "node:assert/strict";
import * as vscode from "vscode";
import { ErrorDoor } from "../../../../src/platform/errors";
import type { DetailsPart, FromDetailsPage, ToDetailsPage } from "../../../../src/webviews/details/contract";
import { openDetails } from "../../../../src/webviews/details/openDetails";
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

  function opener(): (at?: DetailsPart) => void {
    const { state, survey } = stateOf(session, [key]);
    const quiet = () => ({ dispose: () => undefined });
    const log = memoryLog();
    const open = openDetails({
      panels: new Panels(),
      extensionUri: vscode.Uri.file("/extension"),
      log,
      errors: new ErrorDoor(log),
      sessions: { at: () => session, onDidChange: quiet },
      tokens: { of: () => ({ current: state, loaded: () => Promise.resolve() }), onDidChange: quiet },
      surveys: { of: () => Promise.resolve(survey), onDidLearn: quiet },
      retirements: { of: () => undefined, onDidChange: quiet, all: [], list: () => Promise.resolve([]) },
      vault: { list: () => Promise.resolve([]) },
      kept: { list: () => Promise.resolve([]) },
      proofs: { of: () => undefined },
    } as never);
    return (at) => open(session, key.id, at);
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
    open("runnable");
    assert.equal(await place(2), "runnable");
    send({ type: "ready" });
    assert.equal(await place(3), "runnable");
    send({ type: "arrived" });
    send({ type: "ready" });
    assert.equal(await place(4), undefined);
    assert.equal(host.webviews.length, 1);
  });
});
