import { withProgress } from "../../platform/shown/progress";

/** Work that ends within this time, in ms, is not worth a notification. */
const patience = 1000;

/**
 * Shows a notification for work that takes longer than a second.
 * @param title says what is being done.
 * @param work under way already.
 * @param cancel is called when the person wants it to stop; absent where it cannot.
 * @returns what the work gives.
 */
export async function showSlow<T>(title: string, work: Promise<T>, cancel?: () => void): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const slow = new Promise<"slow">((resolve) => {
    timer = setTimeout(() => resolve("slow"), patience);
  });
  try {
    // A failure is told by the work itself, below.
    if ((await Promise.race([slow, work.catch(() => undefined)])) !== "slow") return await work;
  } finally {
    clearTimeout(timer);
  }
  return withProgress({ in: "notification", title, cancellable: cancel !== undefined }, (_, cancelled) => {
    cancelled.onCancellationRequested(() => cancel?.());
    return work;
  });
}
