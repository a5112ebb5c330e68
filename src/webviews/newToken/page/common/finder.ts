import type { Found } from "../../../../drafting/things/thing";
import type { ResourceKind } from "../../../../tokens/things/seenThings";
import type { FromNewTokenPage, ToNewTokenPage } from "../../contract";

/** Searches resources on the server, one search at a time. */
export type Finder = {
  /** Searches after the person has paused typing. Only the last search is answered. */
  readonly find: (kind: ResourceKind, text: string, show: (found: Found) => void) => void;
  /** Drops the current search, because nobody is waiting for it any more. */
  readonly forget: () => void;
  /** Receives the host's answer. */
  readonly receive: (message: Extract<ToNewTokenPage, { type: "found" }>) => void;
};

/** How long the person must pause typing, in ms. */
const pause = 150;

/** Creates the finder. */
export function makeFinder(send: (message: FromNewTokenPage) => void): Finder {
  let search = 0;
  let timer: number | undefined;
  let waiting: ((found: Found) => void) | undefined;
  function begin(show?: (found: Found) => void): number {
    search += 1;
    waiting = show;
    window.clearTimeout(timer);
    return search;
  }
  return {
    find: (kind, text, show) => {
      const asked = begin(show);
      timer = window.setTimeout(
        () => send({ type: "find", search: asked, kind, text }),
        text === "" ? 0 : pause,
      );
    },
    forget: () => void begin(),
    receive: (message) => {
      if (message.search === search) waiting?.(message);
    },
  };
}
