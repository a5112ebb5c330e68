/** How soon after the start, and how often after that, to look for work that can wait, in ms. */
const firstLook = 5_000;
const lookEvery = 60_000;

/**
 * Waits until there is something to do, including work that another window leaves behind when it closes
 * before this one.
 * @param isThere checks cheaply.
 * @param begin called once.
 * @returns a handle that stops waiting.
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
