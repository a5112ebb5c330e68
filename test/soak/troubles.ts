import type { Coderd, Fault } from "../coderd";
import type { Chooser } from "../faults/chooser";

const minute = 60_000;

/** What the world does while people work: networks that break, and machines that sleep. */
export type Troubles = {
  /** The next thing happens, or nothing does. */
  readonly next: () => void;
  /** All is well. */
  readonly end: () => void;
  readonly sleeps: number;
  readonly flaps: number;
};

/**
 * Makes trouble at a server.
 * @param choose what, and when.
 * @param sleep lets all machines sleep, in ms.
 */
export function troubles(coderd: Coderd, choose: Chooser, sleep: (milliseconds: number) => void): Troubles {
  let sleeps = 0;
  let flaps = 0;
  const flap = (): void => {
    flaps += 1;
    const fault = choose.of<Fault>(
      { kind: "reset", when: "before" },
      { kind: "reset", when: "after" },
      { kind: "hang" },
      { kind: "captivePortal" },
      { kind: "answer", status: 503 },
      { kind: "rateLimit", retryAfter: "2" },
      { kind: "cut" },
    );
    coderd.faults.add({ path: /^\/api\//, times: 1 + choose.below(20) }, fault);
  };
  return {
    next: () => {
      coderd.faults.clear();
      const what = choose.below(6);
      if (what === 0) flap();
      if (what === 1) coderd.dropStreams();
      if (what === 2) {
        sleeps += 1;
        coderd.dropStreams();
        sleep(choose.of(5, 20, 45) * minute);
      }
    },
    end: () => coderd.faults.clear(),
    get sleeps() {
      return sleeps;
    },
    get flaps() {
      return flaps;
    },
  };
}
