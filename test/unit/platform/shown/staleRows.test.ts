import assert from "node:assert/strict";
import * as vscode from "vscode";
import { colourStaleRows, markStale } from "../../../../src/platform/shown/staleRows";
import { host, useVscode } from "../../../support/vscode/host";

describe("rows that are out of date", () => {
  useVscode();

  it("are grey while they are marked, and nothing else is", async () => {
    const colouring = colourStaleRows();
    const [provider] = host.decorations;
    assert.ok(provider);
    const { token } = new vscode.CancellationTokenSource();
    const decorated = async (uri: vscode.Uri | undefined) =>
      uri && (await provider.provideFileDecoration(uri, token));
    const { resourceUri } = markStale(new vscode.TreeItem("ci"), "https://coder.example.com a/../b?#");
    assert.equal((await decorated(resourceUri))?.color?.constructor, vscode.ThemeColor);
    assert.equal(await decorated(vscode.Uri.file("/tmp/a")), undefined);
    colouring.dispose();
    assert.deepEqual(host.decorations, []);
  });
});
