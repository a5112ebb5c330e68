import { createHash } from "node:crypto";
import path from "node:path";
import type { DeploymentHref } from "../../coder/api/deployment";
import { type Files, isMissing, makeOnce, namesIn, nodeFiles, unlinkIfThere } from "../durable/files";
import { looksFolder } from "./lookDue";

const never = "never";

/**
 * On which day the tokens of each deployment were last looked at without anybody asking. Of several windows one looks:
 * the day stands in a file's name, and only one of them can change it.
 */
export class DailyLooks {
  readonly #folder: string;
  readonly #files: Files;

  /** @param storage the folder that VS Code gives us, absolute. */
  constructor(storage: string, files: Files = nodeFiles) {
    this.#folder = path.join(storage, looksFolder);
    this.#files = files;
  }

  /** Somebody is signed in at a deployment: its tokens are to be looked at. @throws what the file system throws. */
  async add(href: DeploymentHref): Promise<void> {
    if ((await this.#of(href)).length > 0) return;
    await makeOnce(this.#files, this.#fileOf(href, never));
  }

  /** Nobody is signed in there any more. */
  async remove(href: DeploymentHref): Promise<void> {
    for (const name of await this.#of(href)) await this.#unlink(name);
  }

  /**
   * Takes the look of a day.
   * @returns whether this window is to look: false when a look was made or is under way, or nobody is signed in there.
   */
  async take(href: DeploymentHref, today: string): Promise<boolean> {
    const [first, ...others] = await this.#of(href);
    const taken = this.#fileOf(href, today);
    if (first === undefined || [first, ...others].includes(path.basename(taken))) return false;
    try {
      await this.#files.rename(path.join(this.#folder, first), taken);
    } catch (error) {
      if (isMissing(error)) return false;
      throw error;
    }
    for (const other of others) await this.#unlink(other);
    return true;
  }

  /** The look could not be made, so that it is still to be made on that day. */
  async giveBack(href: DeploymentHref, today: string): Promise<void> {
    try {
      await this.#files.rename(this.#fileOf(href, today), this.#fileOf(href, never));
    } catch (error) {
      if (!isMissing(error)) throw error;
    }
  }

  async #of(href: DeploymentHref): Promise<string[]> {
    const names = await namesIn(this.#files, this.#folder);
    return names.filter((name) => name.startsWith(`${digestOf(href)}.`));
  }

  async #unlink(name: string): Promise<void> {
    await unlinkIfThere(this.#files, path.join(this.#folder, name));
  }

  #fileOf(href: DeploymentHref, day: string): string {
    return path.join(this.#folder, `${digestOf(href)}.${day}`);
  }
}

function digestOf(href: DeploymentHref): string {
  return createHash("sha256").update(href).digest("hex").slice(0, 32);
}
