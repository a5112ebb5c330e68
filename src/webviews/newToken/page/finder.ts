import type { FoundResource, FromNewTokenPage, ResourceKind, ToNewTokenPage } from "../contract";

/** What a search found; `problem` says why there is nothing or not all. */
export type Found = { readonly resources: readonly FoundResource[]; readonly problem?: string | undefined };

/** Looks for things on the server, one search at a time. */
export type Finder = {
  /** Searches once the person has stopped typing for a moment. Only the last search is answered. */
  readonly find: (kind: ResourceKind, text: string, show: (found: Found) => void) => void;
  /** Takes the host's answer. */
  readonly receive: (message: Extract<ToNewTokenPage, { type: "found" }>) => void;
};

/** How long the person must have stopped typing, in ms. */
const pause = 150;

/** Makes the finder. */
export function makeFinder(send: (message: FromNewTokenPage) => void): Finder {
  let search = 0;
  let timer: number | undefined;
  let waiting: ((found: Found) => void) | undefined;
  return {
    find: (kind, text, show) => {
      search += 1;
      waiting = show;
      window.clearTimeout(timer);
      const asked = search;
      timer = window.setTimeout(
        () => send({ type: "find", search: asked, kind, text }),
        text === "" ? 0 : pause,
      );
    },
    receive: (message) => {
      if (message.search === search) waiting?.(message);
    },
  };
}
