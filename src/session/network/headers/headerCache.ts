import type { DeploymentUrl } from "../../../coder/api/deployment";

/** A minute: short beside the life of a gateway's proof, long beside the requests of one refresh. */
const freshMs = 60_000;

type Kept = {
  readonly command: string;
  readonly at: number;
  readonly headers: Promise<Record<string, string>>;
};

/** What header commands printed, in memory alone, for each deployment and at most a minute. */
export class HeaderCache {
  // Private to the language, so that nothing that inspects objects comes upon a secret.
  readonly #kept = new Map<string, Kept>();

  readonly #now: () => number;

  /** @param now the clock, in milliseconds; one that goes on while the machine sleeps. */
  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  /**
   * Gives the headers for a deployment. Requests at the same time share one run; a failure is not kept.
   * @param deployment whom they are for.
   * @param command the program and its arguments; another command makes what is kept worthless.
   * @param run runs it.
   * @returns the headers.
   * @throws whatever `run` throws.
   */
  async get(
    deployment: DeploymentUrl,
    command: readonly string[],
    run: () => Promise<Record<string, string>>,
  ): Promise<Record<string, string>> {
    const key = JSON.stringify(command);
    const kept = this.#kept.get(deployment.href);
    if (kept?.command === key && Math.abs(this.#now() - kept.at) < freshMs) return kept.headers;
    const entry = { command: key, at: this.#now(), headers: run() };
    this.#kept.set(deployment.href, entry);
    entry.headers.catch(() => {
      if (this.#kept.get(deployment.href) === entry) this.#kept.delete(deployment.href);
    });
    return entry.headers;
  }

  /** Forgets the headers of a deployment: they were refused, or nobody is signed in there any more. */
  forget(deployment: DeploymentUrl): void {
    this.#kept.delete(deployment.href);
  }
}
