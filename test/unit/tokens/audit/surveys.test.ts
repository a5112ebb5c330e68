import assert from "node:assert/strict";
import { Signal } from "../../../../src/platform/signal";
import { Surveys } from "../../../../src/tokens/audit/surveys";
import { memoryLog } from "../../../support/memory";
import { useVscode } from "../../../support/vscode/host";
import { sessionAt, stateOf } from "../../views/pictureSupport";
import { token } from "../auditSupport";

describe("what is found out about listed tokens", () => {
  useVscode();
  let changes: Signal<undefined>;
  let listening: number;
  let surveys: Surveys;
  let learned: number;

  beforeEach(() => {
    changes = new Signal();
    [listening, learned] = [0, 0];
    const onDidChange = (listener: () => void) => {
      listening += 1;
      const heard = changes.listen(listener);
      return {
        dispose: () => {
          listening -= 1;
          heard.dispose();
        },
      };
    };
    surveys = new Surveys(memoryLog(), { proofs: { asUsed: (_href, key) => key, onDidChange } });
    surveys.onDidLearn(() => (learned += 1));
  });
  afterEach(() => surveys.dispose());

  it("is found anew once a proof showed something, and told", async () => {
    const { last } = stateOf(sessionAt("coder.example.com", 0), [token("one")]).state;
    assert.ok(last);
    const first = surveys.of(last);
    assert.equal(surveys.of(last), first);
    changes.tell(undefined);
    assert.equal(learned, 1);
    assert.notEqual(surveys.of(last), first);
    await Promise.all([first, surveys.of(last)]);
  });

  it("is about tokens that stay: the person's leases are listed apart, with no concern and no duplicate", async () => {
    const lease = (hex: string, userId?: string) =>
      token(`lease: agent look, laptop, 7f3a${hex}`, {
        id: `lease${hex}`,
        lifetimeSeconds: 3600,
        scopes: ["coder:all"],
        ...(userId === undefined ? {} : { userId }),
      });
    const tokens = [token("one"), lease("1a"), lease("1b"), lease("1c", "somebody-else")];
    const { last } = stateOf(sessionAt("coder.example.com", 0), tokens).state;
    assert.ok(last);
    const survey = await surveys.of(last);
    assert.deepEqual(
      survey.tokens.map(({ key }) => key.id),
      ["onexxxxxxx", "lease1c"],
    );
    assert.deepEqual(
      survey.leases.map(({ id }) => id),
      ["lease1a", "lease1b"],
    );
  });

  it("listens to proofs no longer once it is disposed of", () => {
    assert.equal(listening, 1);
    surveys.dispose();
    assert.equal(listening, 0);
    changes.tell(undefined);
    assert.equal(learned, 0);
  });
});
