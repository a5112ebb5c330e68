import assert from "node:assert/strict";
import { setTimeout as pause } from "node:timers/promises";
import { ShellTitle } from "../../../../src/workspaces/terminal/shellTitle";

const esc = "\u001B";
const bell = "\u0007";

describe("the title that a shell gives its terminal", () => {
  const titles: ShellTitle[] = [];
  afterEach(() => {
    for (const title of titles.splice(0)) title.dispose();
  });
  /** The first title that is told of each text. */
  function told(...pieces: readonly string[]): string | undefined {
    let first: string | undefined;
    const title = new ShellTitle((text) => (first ??= text));
    titles.push(title);
    for (const piece of pieces) title.take(piece);
    return first;
  }

  it("is read with either of its numbers and ends, and from nothing else", () => {
    assert.equal(told(`a${esc}]0;one${bell}b`), "one");
    assert.equal(told(`${esc}]2;two${esc}\\`), "two");
    assert.equal(told(`\u009D0;three\u009C`), "three");
    assert.equal(told(`${esc}]1;icon${bell}`), undefined);
    assert.equal(told(`${esc}]8;;https://example.com${bell}x${esc}]8;;${bell}`), undefined);
    assert.equal(told(`${esc}]52;c;c2VjcmV0${bell}`), undefined);
    assert.equal(told(`${esc}]7;file:///x${bell}${esc}]0;after${bell}`), "after");
    assert.equal(told("nothing"), undefined);
  });

  it("is the same wherever it was cut", () => {
    const whole = `x${esc}]0;vim notes.md${esc}\\y`;
    for (let at = 1; at < whole.length; at += 1)
      assert.equal(told(whole.slice(0, at), whole.slice(at)), "vim notes.md", String(at));
    assert.equal(told(...Array.from(whole)), "vim notes.md");
  });

  it("has nothing that cannot be seen or turns text around, and is short", () => {
    assert.equal(told(`${esc}]0;a\u202Eb\u2066c\u200Bd\tx\ny${bell}`), "abcdxy");
    assert.equal(told(`${esc}]0;${"é".repeat(500)}${bell}`), "é".repeat(80));
    assert.equal(told(`${esc}]0;${"😀".repeat(100)}${bell}`), "😀".repeat(80));
  });

  it("is none that never ends, and keeps nothing of it", () => {
    const pieces = Array.from({ length: 100 }, () => "x".repeat(1000));
    assert.equal(told(`${esc}]0;`, ...pieces, bell), undefined);
    assert.equal(told(`${esc}]0;`, ...pieces, `${bell}${esc}]0;next${bell}`), "next");
  });

  it("is told no more often than a person can read, the last one certainly, and is none of another shell", async () => {
    const all: string[] = [];
    const title = new ShellTitle((text) => all.push(text));
    titles.push(title);
    for (let count = 0; count < 1000; count += 1) title.take(`${esc}]0;${count}${bell}`);
    await pause(600);
    assert.deepEqual(all, ["0", "999"]);
    title.forget();
    assert.deepEqual(all, ["0", "999", ""]);
  });
});
