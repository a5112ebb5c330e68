/** How often a waiting page asks for a sign of life, in ms. */
const askEvery = 2000;
/** After this much silence, the host counts as gone, in ms. A busy host answers later than an idle one. */
const longestSilence = 10_000;

/** Notices that the extension host no longer answers: VS Code leaves the page of an ended host as it was. */
export type HostWatch = {
  /** The page sent something and waits for an answer. */
  readonly expect: () => void;
  /** The page waits for as long as something takes. */
  readonly hold: (isHeld: boolean) => void;
  /** A message from the host arrived. */
  readonly heard: () => void;
};

/**
 * Creates the watch. It asks only while the page waits for something.
 * @param ask asks the host for a sign of life; any message counts as one.
 * @param onSilence called with true when the host has been silent for too long, and with false if it answers
 * after all.
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
