/** If nothing reveals the version, an answer is valid for this long, in ms. */
const holdsBlindly = 60_000;

/**
 * Public facts about a deployment that change only with its version. Each of its answers names that version,
 * so we request a fact once, and again when an answer names another version.
 */
export class VersionFacts {
  #version: string | undefined;
  readonly #known = new Map<string, { value: unknown; at: number }>();

  /** Records the version in an answer of Coder itself; `undefined` if something removes it. */
  note(version: string | undefined): void {
    if (version !== this.#version) {
      this.#known.clear();
      this.#version = version;
    }
  }

  /** Returns a fact while it is valid. */
  get(name: string): { value: unknown } | undefined {
    const known = this.#known.get(name);
    const age = known === undefined ? 0 : Date.now() - known.at;
    return this.#version !== undefined || (age >= 0 && age < holdsBlindly) ? known : undefined;
  }

  /**
   * Requests a fact and caches it, unless the deployment's version changed meanwhile.
   * @throws what `ask` throws; failures are not cached.
   */
  async keep<Told>(name: string, ask: () => Promise<Told>): Promise<Told> {
    const before = this.#version;
    const value = await ask();
    if (before === undefined || before === this.#version) this.#known.set(name, { value, at: Date.now() });

    return value;
  }
}
