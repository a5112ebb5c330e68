import assert from "node:assert/strict";
import { exportTokens } from "../../../../src/commands/tokens/exportTokens";
import { host, pressing, useVscode } from "../../../support/vscode/host";
import { sessionAt } from "../../views/pictureSupport";
import { listedAt, listingOf, sessionsOf } from "../commandSupport";

describe("exporting the list of tokens", () => {
  useVscode();
  const here = sessionAt("coder.example.com", 0);
  const services = {
    sessions: sessionsOf(here),
    listed: listingOf(...listedAt(here, ["ci", "deploy"])),
  };

  it("asks for the format, and opens the list in a new document", async () => {
    host.answer = pressing("JSON");
    await exportTokens(services);
    const [document] = host.documents;
    assert.match(document?.content ?? "", /"name": "ci"[^]*"name": "deploy"/);
    const [question] = host.shown;
    assert.ok(question);
    assert.deepEqual(question.choices, ["Markdown", "CSV", "JSON"]);
    assert.equal(question.message, "Export Tokens of coder.example.com");
  });

  it("opens nothing when the question is left", async () => {
    await assert.rejects(exportTokens(services), { name: "Cancelled" });
    assert.deepEqual(host.documents, []);
  });
});
