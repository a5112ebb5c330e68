import assert from "node:assert/strict";
import * as vscode from "vscode";
import * as z from "zod/mini";
import { type PanelOptions, WebviewPanel } from "../../../src/webviews/webviewPanel";
import { memoryLog } from "../../support/memory";
import { host, useVscode } from "../../support/vscode/host";

type Message = { readonly type: "ready" };

describe("a panel with a page", () => {
  useVscode();
  const log = memoryLog();
  let received: Message[];
  let closed: number;
  beforeEach(() => ([received, closed] = [[], 0]));

  function open(title: string, more: Partial<PanelOptions<Message, unknown>> = {}) {
    return new WebviewPanel<Message, unknown>(vscode.Uri.file("/extension"), log, {
      page: "details",
      title,
      contract: { fromPage: z.object({ type: z.literal("ready") }) },
      onMessage: (message) => received.push(message),
      onDispose: () => (closed += 1),
      ...more,
    });
  }

  it("has a harmless title, in its tab and in its document", () => {
    open("[ci](command:b) $(trash)\u202Ex\n<b>");
    const [{ title, html } = { title: "", html: "" }] = host.webviews;
    assert.equal(title, "[ci]\u200B(command:b) $\u200B(trash)<U+202E>x <b>");
    assert.match(
      html,
      /<title>\[ci\]\u200B\(command:b\) \$\u200B\(trash\)&lt;U\+202E&gt;x &lt;b&gt;<\/title>/,
    );
    open("\u200B");
    assert.equal(host.webviews[1]?.title, "unnamed <U+200B>");
  });

  it("runs no command of a link that it was not opened with, and reads no folder but its own", () => {
    open("one");
    open("two", { commands: ["coderAccess.session.signIn"] });
    assert.deepEqual(
      host.webviews.map(({ options }) => options.enableCommandUris),
      [false, ["coderAccess.session.signIn"]],
    );
    for (const { options } of host.webviews) {
      assert.deepEqual(
        options.localResourceRoots?.map(({ path }) => path),
        ["/extension/dist/webviews"],
      );
      assert.equal(options.retainContextWhenHidden, undefined);
    }
  });

  it("says in its document which language its texts are in, not which one VS Code has", () => {
    host.language = "fr";
    open("English");
    host.bundle = { Copy: "Copier" };
    open("French");
    assert.deepEqual(
      host.webviews.map(({ html }) => /<html lang="([^"]*)">/.exec(html)?.[1]),
      ["en", "fr"],
    );
  });

  it("hears only what its contract knows, and logs nothing of the rest", () => {
    open("one");
    const [page] = host.webviews;
    page?.send({ type: "ready", more: 1 });
    page?.send({ type: "secret AAAAAAAAAA" });
    page?.send(undefined);
    assert.deepEqual(received, [{ type: "ready" }]);
    assert.deepEqual(log.lines, [
      "warn The details page sent a message that its contract does not know.",
      "warn The details page sent a message that its contract does not know.",
    ]);
  });

  it("tells once that it was closed, and sends nothing after", () => {
    const panel = open("one");
    panel.send({ type: "a" });
    panel.dispose();
    panel.dispose();
    panel.send({ type: "b" });
    assert.equal(closed, 1);
    assert.deepEqual(host.webviews[0]?.sent, [{ type: "a" }]);
  });
});
