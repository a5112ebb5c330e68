import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { ToldTokens } from "../../../../src/tokens/expiring/toldTokens";
import { Endings } from "../../../../src/views/tokens/endings";
import type { DeploymentState } from "../../../../src/views/tokens/pictureFacts";
import { audit, token } from "../../tokens/auditSupport";

describe("whose coming end was seen in the rows", () => {
  const href = "https://coder.example.com";
  const tokens = audit([token("fine"), token("soon", { age: 29 }), token("over", { age: 40 })]);
  const states = (of = tokens) =>
    [
      { session: { deployment: { href } }, state: {}, survey: { tokens: of } },
    ] as unknown as DeploymentState[];
  let storage: string;
  beforeEach(() => (storage = mkdtempSync(path.join(os.tmpdir(), "coder-access-endings-"))));
  afterEach(() => rmSync(storage, { recursive: true, force: true }));
  const open = (exempt: string[] = []) => {
    const taken: string[] = [];
    const told = new ToldTokens(storage);
    const take: ToldTokens["take"] = async (at, key) => {
      const isNew = await told.take(at, key);
      if (isNew) taken.push(key.id);
      return isNew;
    };
    return { taken, endings: new Endings({ take }, (at, id) => exempt.includes(`${at} ${id}`)) };
  };
  const soon = tokens[1]?.key.id ?? assert.fail("nothing ends soon");

  it("notes only tokens that end soon, once", async () => {
    const { endings, taken } = open();
    await endings.take(states());
    await endings.take(states());
    assert.deepEqual(taken, [soon]);
  });

  it("notes none that a later window or another one at the same time has noted", async () => {
    const [one, other] = [open(), open()];
    await Promise.all([one.endings.take(states()), other.endings.take(states())]);
    assert.deepEqual([...one.taken, ...other.taken], [soon]);
    const later = open();
    await later.endings.take(states(audit([token("soon", { age: 29 }), token("next", { age: 29 })])));
    assert.deepEqual(later.taken, [token("next").id]);
  });

  it("does not note a token whose end is nobody's surprise", async () => {
    const { endings, taken } = open([`${href} ${soon}`]);
    await endings.take(states());
    assert.deepEqual(taken, []);
  });
});
