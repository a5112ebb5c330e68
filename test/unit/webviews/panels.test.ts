import assert from "node:assert/strict";
import { Panels } from "../../../src/webviews/panels";

describe("panels that can be open once each", () => {
  function make() {
    const panels = new Panels();
    const done: string[] = [];
    const show = (key: string) =>
      panels.show(key, (onDispose) => {
        done.push(`made ${key}`);
        return {
          reveal: () => void done.push(`revealed ${key}`),
          dispose: () => {
            done.push(`closed ${key}`);
            onDispose();
          },
        };
      });
    return { panels, done, show };
  }

  it("are brought to the front while they are open, and others beside them", () => {
    const { done, show } = make();
    for (const key of ["a", "a", "b"]) show(key);
    assert.deepEqual(done, ["made a", "revealed a", "made b"]);
  });

  it("are made anew once they were closed, and all closed in the end", () => {
    const { panels, done, show } = make();
    show("a");
    show("b");
    panels.dispose();
    show("a");
    assert.deepEqual(done.slice(2), ["closed a", "closed b", "made a"]);
  });
});
