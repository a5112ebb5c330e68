/** Where nothing tells the version, what was told holds for so long, in ms. */
const holdsBlindly = 60_000;

/**
 * What a deployment tells everybody and what changes only with its version. Each of its answers names that version, so a
 * fact is asked for once and again when an answer named another.
 */
export class VersionFacts {
  #version: string | undefined;
  readonly #known = new Map<string, { value: unknown; at: number }>();

  /** An answer of Coder itself named this version; `undefined` where something takes that away. */
  note(version: string | undefined): void {
    if (version !== this.#version) {
      this.#known.clear();
      this.#version = version;
    }
  }

  /** A fact as it was told, as long as it holds. */
  get(name: string): { value: unknown } | undefined {
    const known = this.#known.get(name);
    const age = known === undefined ? 0 : Date.now() - known.at;
    return this.#version !== undefined || (age >= 0 && age < holdsBlindly) ? known : undefined;
  }

  /**
   * Asks for a fact and keeps it, unless the deployment became another version meanwhile.
   * @throws what `ask` throws; a failure is no fact.
   */
  async keep<Told>(name: string, ask: () => Promise<Told>): Promise<Told> {
    const before = this.#version;
    const value = await ask();
    if (before === undefined || before === this.#version) this.#known.set(name, { value, at: Date.now() });

    return value;
  }
}
