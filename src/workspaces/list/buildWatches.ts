import type { Workspace } from "../../coder/api/workspaces";
import { isOfKind } from "../../coder/errors/isOfKind";
import { quietly } from "../../platform/background";
import type { SignedIn } from "../../session/sessionState";

/** Each is a socket: the rest is polled. */
const most = 10;

/** After its stream broke, a workspace is polled for this long before another one is opened, ms. */
const pollInstead = 30_000;

/** Whom to ask, and whom to tell. */
export type WatchParts = {
  readonly session: () => Pick<SignedIn, "client">;
  /** Called with each state of a workspace that is watched. */
  readonly onNews: (workspace: Workspace) => void;
  /** Called when a stream ended before its build did. */
  readonly onBroken: () => void;
};

/**
 * The server's own streams of workspaces that are being built, while somebody is looking at them. A stream that does not come, breaks
 * or says nothing leaves its workspace to be polled; and nothing depends on a stream to tell the end, since one stays open after the
 * workspace and even the session were deleted (seen on v2.35.1).
 */
export class BuildWatches {
  readonly #parts: WatchParts;
  readonly #streams = new Map<string, { readonly controller: AbortController; hasTold: boolean }>();
  readonly #brokeAt = new Map<string, number>();
  /** The server, or something on the way to it, lets no WebSocket through. */
  #isPointless = false;

  constructor(parts: WatchParts) {
    this.#parts = parts;
  }

  /** Whether a stream tells what happens to a workspace, so that it need not be polled. */
  isWatching(id: string): boolean {
    return this.#streams.get(id)?.hasTold === true;
  }

  /**
   * Watches these workspaces, as many as may be, and no others.
   * @param building the IDs of those that are being built.
   */
  follow(building: readonly string[]): void {
    const wanted = new Set(building);
    for (const id of [...this.#streams.keys()]) if (!wanted.has(id)) this.#leave(id);
    for (const id of [...this.#brokeAt.keys()]) if (!wanted.has(id)) this.#brokeAt.delete(id);
    for (const id of building) {
      if (this.#isPointless || this.#streams.size >= most) return;
      const isResting = performance.now() - (this.#brokeAt.get(id) ?? -Infinity) < pollInstead;
      if (!this.#streams.has(id) && !isResting) this.#open(id);
    }
  }

  /** Closes all of them, since nobody is looking, and forgets what went wrong. */
  rest(): void {
    for (const id of [...this.#streams.keys()]) this.#leave(id);
    this.#brokeAt.clear();
    this.#isPointless = false;
  }

  #open(id: string): void {
    const controller = new AbortController();
    const stream = { controller, hasTold: false };
    this.#streams.set(id, stream);
    const { signal } = controller;
    const follow = async () => {
      try {
        for await (const told of this.#parts.session().client.workspaces.watch(id, signal)) {
          if (signal.aborted) return;
          // The session may read workspaces but not their templates, say: the stream stays open, and tells nothing more.
          if (told.type === "error") break;
          stream.hasTold = true;
          this.#parts.onNews(told.workspace);
        }
      } catch (error) {
        if (!signal.aborted)
          this.#isPointless ||= isOfKind(error, "routeMissing") || isOfKind(error, "notCoder");
      }
      if (signal.aborted) return;
      this.#streams.delete(id);
      this.#brokeAt.set(id, performance.now());
      this.#parts.onBroken();
    };
    quietly("Watching a workspace", follow());
  }

  #leave(id: string): void {
    this.#streams.get(id)?.controller.abort();
    this.#streams.delete(id);
  }
}
