import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { ToldTokens } from "../../../../src/tokens/expiring/toldTokens";
import { Endings } from "../../../../src/views/tokens/endings";
import type { DeploymentState } from "../../../../src/views/tokens/pictureFacts";
import { audit, token } from "../../tokens/auditSupport";

describe("the line that tells whose end comes soon", () => {
  const href = "https://coder.example.com";
  const tokens = audit([token("fine"), token("soon", { age: 29 }), token("over", { age: 40 })]);
  const states = (of = tokens) =>
    [
      { session: { deployment: { href } }, state: {}, survey: { tokens: of } },
    ] as unknown as DeploymentState[];
  let storage: string;
  beforeEach(() => (storage = mkdtempSync(path.join(os.tmpdir(), "coder-access-endings-"))));
  afterEach(() => rmSync(storage, { recursive: true, force: true }));
  const open = (exempt: string[] = []) =>
    new Endings(new ToldTokens(storage), (at, id) => exempt.includes(`${at} ${id}`));
  const told = (endings: Endings, of = tokens) =>
    of.filter(({ key }) => endings.has(`${href} ${key.id}`)).map(({ key }) => key.name);

  it("names only tokens that end soon, and stays for as long as the window is open", async () => {
    const endings = open();
    assert.deepEqual(told(endings), []);
    await endings.take(states());
    await endings.take(states());
    assert.deepEqual(told(endings), ["soon"]);
    assert.equal(endings.has(`https://other.example.com ${tokens[1]?.key.id}`), false);
  });

  it("comes once per token: not again in a later window, and not in another one at the same time", async () => {
    const [one, other] = [open(), open()];
    await Promise.all([one.take(states()), other.take(states())]);
    assert.deepEqual([...told(one), ...told(other)], ["soon"]);
    const later = open();
    const another = audit([token("soon", { age: 29 }), token("next", { age: 29 })]);
    await later.take(states(another));
    assert.deepEqual(told(later, another), ["next"]);
  });

  it("does not name a token whose end is nobody's surprise", async () => {
    const endings = open([`${href} ${tokens[1]?.key.id}`]);
    await endings.take(states());
    assert.deepEqual(told(endings), []);
  });
});
