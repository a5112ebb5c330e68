import assert from "node:assert/strict";
import { GivenUp, RateLimited, ServerFault, Unauthorized } from "../../../src/coder";
import { Explained } from "../../../src/platform/errors";
import { endMany, type EndManyOptions } from "../../../src/tokens/ending/endMany";
import { deploymentOf } from "../../support/sessionWindows";

const deployment = deploymentOf("https://coder.example.com");
const pause = (seconds: number | undefined): RateLimited => new RateLimited(deployment, seconds);
const fault = new ServerFault(deployment, 500, { serverMessage: "", detail: undefined }, true);

/** What becomes of items when ending them does what is given, and what was asked. */
async function ending(
  items: readonly string[],
  end: (item: string, asked: readonly string[]) => void | Promise<void>,
  options: Partial<EndManyOptions<string>> = {},
) {
  const asked: string[] = [];
  const waited: number[] = [];
  const endings = await endMany(items, {
    end: async (item) => {
      asked.push(item);
      await end(item, asked);
    },
    isOver: () => Promise.resolve(false),
    signal: new AbortController().signal,
    wait: (milliseconds) => Promise.resolve(void waited.push(milliseconds)),
    ...options,
  });
  return { kinds: endings.map(({ kind }) => kind).join(" "), asked, waited };
}

describe("ending many, by what is thrown", () => {
  it("stops, and keeps what was done, when nobody is there any more to end the rest", async () => {
    const items = Array.from({ length: 30 }, (_, index) => String(index));
    let done = 0;
    const { kinds, asked } = await ending(items, () => {
      if (done >= 5) throw new Explained("You are somebody else now.");
      done += 1;
    });
    const count = (kind: string) => kinds.split(" ").filter((one) => one === kind).length;
    assert.equal(count("done"), 5);
    assert.ok(count("failed") >= 1 && count("untouched") > 0, kinds);
    assert.ok(asked.length < items.length, "the rest was not tried");
  });

  it("asks for one six times at most where each time a pause is wanted", async () => {
    const { kinds, asked, waited } = await ending(["a"], () => {
      throw pause(1);
    });
    assert.deepEqual([kinds, asked.length, waited], ["failed", 6, Array<number>(5).fill(1000)]);
  });

  it("asks no more for the others, either, of a server that wants a pause each time", async () => {
    const items = Array.from({ length: 30 }, (_, index) => String(index));
    const { kinds, waited } = await ending(items, () => {
      throw pause(60);
    });
    assert.ok(waited.length <= 5, `${waited.length} pauses`);
    assert.equal(
      kinds,
      [...Array<string>(4).fill("failed"), ...Array<string>(26).fill("untouched")].join(" "),
    );
  });

  for (const [seconds, expected] of [
    [600, [600_000]],
    [601, []],
    [undefined, [60_000]],
    [0, [0]],
  ] as const) {
    it(`waits ${JSON.stringify(expected)} ms where ${String(seconds)} seconds are wanted`, async () => {
      const { kinds, waited } = await ending(["a"], (_item, asked) => {
        if (asked.length === 1) throw pause(seconds);
      });
      assert.deepEqual([waited, kinds], [expected, expected.length > 0 ? "done" : "failed"]);
    });
  }

  it("asks nothing after a pause in which the session turned out to have ended", async () => {
    let go = (): void => undefined;
    const { kinds, asked } = await ending(
      ["a", "b"],
      async (item) => {
        if (item === "a") throw pause(1);
        await new Promise((resolve) => setImmediate(resolve));
        setImmediate(go);
        throw new Unauthorized(deployment, "expired");
      },
      {
        wait: () =>
          new Promise((resolve) => {
            go = resolve;
          }),
      },
    );
    assert.deepEqual([kinds, asked], ["untouched failed", ["a", "b"]]);
  });

  it("counts what was dealt with, and not what was left", async () => {
    const cancelling = new AbortController();
    const progress: number[] = [];
    const { kinds } = await ending(
      ["a", "b"],
      (item) => {
        if (item === "a") return;
        cancelling.abort();
        throw new GivenUp(deployment, "maybe");
      },
      { signal: cancelling.signal, onProgress: (count) => progress.push(count) },
    );
    assert.deepEqual([kinds, progress], ["done untouched", [1]]);
  });

  it("has failed what was cancelled by nobody, and what failed while it was cancelled", async () => {
    const alone = await ending(["a"], () => {
      throw new GivenUp(deployment, "maybe");
    });
    assert.equal(alone.kinds, "failed");
    const cancelling = new AbortController();
    const together = await ending(
      ["a"],
      () => {
        cancelling.abort();
        throw fault;
      },
      { signal: cancelling.signal },
    );
    assert.equal(together.kinds, "failed");
  });

  it("is no place to hide a defect of ours", async () => {
    await assert.rejects(
      ending(["a"], () => {
        throw new TypeError("ours");
      }),
      { name: "TypeError" },
    );
  });

  it("really waits by itself, and no longer once it is cancelled", async () => {
    const { setTimeout: original } = globalThis;
    const delays: number[] = [];
    const cancelling = new AbortController();
    const once = (signal: AbortSignal) =>
      ending(
        ["a"],
        (_item, asked) => {
          if (asked.length === 1) throw pause(17);
        },
        { signal, wait: undefined as never },
      );
    try {
      globalThis.setTimeout = ((work: () => void, delay: number) => {
        delays.push(delay);
        return original(work, 0);
      }) as typeof setTimeout;
      assert.equal((await once(cancelling.signal)).kinds, "done");
      assert.deepEqual(delays, [17_000]);
      globalThis.setTimeout = ((_work: () => void, delay: number) => {
        delays.push(delay);
        setImmediate(() => cancelling.abort());
        return original(() => undefined, 0);
      }) as typeof setTimeout;
      assert.equal((await once(cancelling.signal)).kinds, "untouched");
    } finally {
      globalThis.setTimeout = original;
    }
  });
});
