import assert from "node:assert/strict";
import { ExpiryNotices } from "../../../../src/tokens/expiring/expiryNotices";
import { memoryLog } from "../../../support/memory";
import { deploymentOf } from "../../../support/sessionWindows";

const session = { deployment: deploymentOf("https://coder.example.com") };

describe("the next look for tokens that end soon", () => {
  it("is a moment after somebody signed in, and not sooner because somebody left", () => {
    const changes: ((change: object) => void)[] = [];
    const never = () => ({ dispose: () => undefined });
    const one = new ExpiryNotices({
      sessions: {
        all: [],
        onDidChange: (listener) => {
          changes.push(listener as never);
          return { dispose: () => undefined };
        },
      },
      tokens: { of: never as never, onDidChange: never },
      looks: () => Promise.resolve({ remove: () => Promise.resolve() } as never),
      told: undefined as never,
      isOn: () => true,
      isInSight: () => false,
      isExempt: () => false,
      quietClient: never as never,
      tell: () => undefined,
      log: memoryLog(),
    });
    one.start();
    const delays: number[] = [];
    const { setTimeout: original } = globalThis;
    try {
      globalThis.setTimeout = ((look: () => void, delay: number) => {
        delays.push(delay);
        return original(look, delay);
      }) as typeof setTimeout;
      changes[0]?.({ added: [], removed: [session], changed: [] });
      assert.deepEqual(delays, []);
      changes[0]?.({ added: [session], removed: [], changed: [] });
      assert.deepEqual(delays, [3000]);
    } finally {
      globalThis.setTimeout = original;
      one.dispose();
    }
  });
});
