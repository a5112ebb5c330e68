import { setTimeout as delay } from "node:timers/promises";

/**
 * Asks repeatedly until there is an answer.
 * @param question returns `undefined` while there is no answer yet.
 * @param complaint the message of the error after the timeout.
 * @param timeout how long to keep asking, in ms.
 * @returns the first answer.
 */
export async function until<Answer>(
  question: () => Promise<Answer | undefined> | Answer | undefined,
  complaint: () => string,
  timeout = 30_000,
): Promise<Answer> {
  const deadline = Date.now() + timeout;
  for (;;) {
    const answer = await question();
    if (answer !== undefined) return answer;

    if (Date.now() > deadline) throw new Error(complaint());

    await delay(50);
  }
}

/**
 * @param url an address of a starting server.
 * @returns true once it answers at all, undefined while nobody is listening there.
 */
export async function answers(url: string): Promise<true | undefined> {
  try {
    const response = await fetch(url, { redirect: "manual", signal: AbortSignal.timeout(5_000) });
    await response.body?.cancel();
    return true;
  } catch {
    return undefined;
  }
}
