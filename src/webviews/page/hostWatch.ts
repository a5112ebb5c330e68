/** How often a waiting page asks for a sign of life, in ms. */
const askEvery = 2000;
/** A silence after which nobody answers any more, in ms. A busy host answers later than an idle one. */
const longestSilence = 10_000;

/** Notices that the extension host does not answer any more: VS Code leaves the page of an ended one as it was. */
export type HostWatch = {
  /** The page sent something and waits for an answer. */
  readonly expect: () => void;
  /** The page waits for as long as something takes. */
  readonly hold: (isHeld: boolean) => void;
  /** The host said something. */
  readonly heard: () => void;
};

/**
 * Makes the watch. It asks only while the page waits for something.
 * @param ask asks the host for a sign of life, which any message is.
 * @param onSilence is called with true when it has been silent for too long, and with false should it answer after all.
 */
export function hostWatch(ask: () => void, onSilence: (isSilent: boolean) => void): HostWatch {
  let timer: number | undefined;
  let since = 0;
  let isHeld = false;
  let isSilent = false;
  function begin(): void {
    if (timer !== undefined) return;
    since = performance.now();
    timer = window.setInterval(() => {
      if (!isSilent && performance.now() - since > longestSilence) {
        isSilent = true;
        onSilence(true);
      }
      ask();
    }, askEvery);
  }
  return {
    expect: begin,
    hold: (held) => {
      isHeld = held;
      if (held) begin();
    },
    heard: () => {
      since = performance.now();
      if (!isHeld) {
        window.clearInterval(timer);
        timer = undefined;
      }
      if (!isSilent) return;
      isSilent = false;
      onSilence(false);
    },
  };
}
