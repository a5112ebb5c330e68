import { createHash } from "node:crypto";
import path from "node:path";
import type { DeploymentHref } from "../../coder/api/deployment";
import { type Files, isMissing, makeOnce, namesIn, nodeFiles, unlinkIfThere } from "../durable/files";
import { looksFolder } from "./lookDue";

const never = "never";

/**
 * The day on which each deployment's tokens were last checked without anybody asking. Of several windows, one
 * checks: the day is part of a file's name, which only one of them can change.
 */
export class DailyLooks {
  readonly #folder: string;
  readonly #files: Files;

  /** @param storage the folder that VS Code gives us, absolute. */
  constructor(storage: string, files: Files = nodeFiles) {
    this.#folder = path.join(storage, looksFolder);
    this.#files = files;
  }

  /**
   * Adds a deployment that somebody has signed in to, so that its tokens are checked. @throws errors of the
   * file system.
   */
  async add(href: DeploymentHref): Promise<void> {
    if ((await this.#of(href)).length > 0) return;
    await makeOnce(this.#files, this.#fileOf(href, never));
  }

  /** Removes a deployment that nobody is signed in to any more. */
  async remove(href: DeploymentHref): Promise<void> {
    for (const name of await this.#of(href)) await this.#unlink(name);
  }

  /**
   * Claims the check of a day.
   * @returns whether this window should check: false if a check was made or is running, or nobody is signed
   * in there.
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

  /** Returns a claim because the check failed, so that it can still be made on that day. */
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
