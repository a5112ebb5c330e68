import assert from "node:assert/strict";
import type { Locator } from "playwright-core";
import { until } from "../../host/until";

/**
 * Asserts what comes true a moment after an action: what is shown follows what is done.
 * @param assertion is run until it holds.
 * @param timeout how long it is tried, in ms.
 * @throws Error with what the assertion said last when it does not hold in that time.
 */
export async function eventually(assertion: () => Promise<void> | void, timeout = 10_000): Promise<void> {
  let last: unknown;
  await until(
    () =>
      Promise.resolve()
        .then(assertion)
        .then(
          () => true as const,
          (error: unknown) => {
            last = error;
            return undefined;
          },
        ),
    () => (last instanceof Error ? last.message : String(last)),
    timeout,
  );
}

/** Asserts what stands in a field, which a page fills in a moment after it is shown. */
export async function valueIs(field: Locator, value: string): Promise<void> {
  await eventually(async () => assert.equal(await field.inputValue(), value));
}
