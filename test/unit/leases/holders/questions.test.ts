import assert from "node:assert/strict";
import { Questions } from "../../../../src/leases/holders/questions";
import { useVscode } from "../../../support/vscode/host";

describe("questions about leases", () => {
  useVscode();
  let now: number;
  let questions: Questions;
  beforeEach(() => {
    now = 0;
    questions = new Questions(() => now);
  });
  const ask = (answer: boolean) =>
    questions.ask(
      () => Promise.resolve(answer),
      (given) => !given,
    );

  it("are asked one at a time, in order", async () => {
    const asked: number[] = [];
    const answers: ((answer: boolean) => void)[] = [];
    const all = [1, 2].map((number) =>
      questions.ask(
        () => {
          asked.push(number);
          return new Promise<boolean>((resolve) => answers.push(resolve));
        },
        (given) => !given,
      ),
    );
    await new Promise(setImmediate);
    assert.deepEqual(asked, [1]);
    answers[0]?.(true);
    assert.equal(await all[0], true);
    await new Promise(setImmediate);
    assert.deepEqual(asked, [1, 2]);
    answers[1]?.(true);
    await all[1];
  });

  it("aren't asked for a while after three times no in a row", async () => {
    for (let time = 0; time < 3; time++) await ask(false);
    await assert.rejects(ask(true), /declined several requests in a row/);
    now = 5 * 60_000 + 1;
    assert.equal(await ask(true), true);
  });

  it("are asked on after a yes, and after one that failed", async () => {
    for (const answer of [false, false, true, false, false]) await ask(answer);
    const failing = questions.ask<boolean>(
      () => Promise.reject(new Error("lost")),
      () => false,
    );
    await assert.rejects(failing, /lost/);
    assert.equal(await ask(true), true);
  });
});
