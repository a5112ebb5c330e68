import { mkdir, rm } from "node:fs/promises";
import path from "node:path";
import { namesIn, nodeFiles } from "../../tokens/durable/files";

/**
 * The configuration folders of processes that hold a lease: each has an empty one of its own, so that the `coder` command
 * never finds the session that it has stored elsewhere (it uses that one silently when its token is missing; seen on v2.35.1
 * and v2.36.0).
 */
export class LeaseFolders {
  readonly #folder: string;

  /** @param folder contains them, absolute. */
  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Makes the empty folder of a lease. @returns its path. @throws errors of the file system. */
  async make(id: string): Promise<string> {
    const folder = path.join(this.#folder, id);
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true, mode: 0o700 });
    return folder;
  }

  /** Removes the folder of a lease, with what its process has put there. @throws errors of the file system. */
  async remove(id: string): Promise<void> {
    await rm(path.join(this.#folder, id), { recursive: true, force: true });
  }

  /**
   * Removes the folders of leases that exist no more.
   * @param isOpen whether a lease may still be held.
   * @throws errors of the file system.
   */
  async tidy(isOpen: (id: string) => boolean): Promise<void> {
    for (const id of await namesIn(nodeFiles, this.#folder)) if (!isOpen(id)) await this.remove(id);
  }
}
