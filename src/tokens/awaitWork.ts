/** How soon after the start what can wait is looked for, and how often then, in ms. */
const firstLook = 5_000;
const lookEvery = 60_000;

/**
 * Waits until there is something to do: also for what another window leaves behind that closes before this one.
 * @param isThere looks, cheaply.
 * @param begin is called once.
 * @returns ends the waiting.
 */
export function awaitWork(isThere: () => boolean, begin: () => void): { dispose(): void } {
  let timer: NodeJS.Timeout;
  const look = () => {
    if (isThere()) begin();
    else wait(lookEvery);
  };
  const wait = (milliseconds: number) => {
    timer = setTimeout(look, milliseconds);
    timer.unref();
  };
  wait(firstLook);
  return { dispose: () => clearTimeout(timer) };
}
