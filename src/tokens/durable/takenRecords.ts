import path from "node:path";
import * as z from "zod/mini";
import { type Files, isMissing, namesIn } from "./files";
import { mayBeAtWork, thisWindow, type WindowMark, windowMarkSchema } from "./windowMark";
import { removeDurably, writeDurably } from "./writeDurably";

const suffix = ".taken";

/** Who claimed a record, and when (ms since 1970, by this machine's clock); part of the file's name. */
const takerSchema = z.object({ ...windowMarkSchema.shape, at: z.number() });

/**
 * Records that one window has claimed. Claiming a record renames its file, which only one of all windows that
 * claim or remove it can do. The claims of a window that died are returned.
 */
export class TakenRecords {
  readonly #files: Files;
  readonly #folder: string;

  /** @param folder the folder of the records, absolute. */
  constructor(files: Files, folder: string) {
    this.#files = files;
    this.#folder = folder;
  }

  /**
   * Claims a record's file.
   * @returns the file's new name, or undefined if it no longer exists.
   * @throws errors of the file system.
   */
  async take(id: string, file: string): Promise<string | undefined> {
    const taker = { ...thisWindow(), at: Date.now() };
    const taken = path.join(
      this.#folder,
      `${id}.${Buffer.from(JSON.stringify(taker)).toString("base64url")}${suffix}`,
    );
    try {
      await this.#files.rename(file, taken);
      return taken;
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  }

  /**
   * Returns a record: other windows find either the whole new text or nothing.
   * @param text if omitted, or if it cannot be written, the record keeps its old text.
   * @throws errors of the file system.
   */
  async giveBack(taken: string, file: string, text?: string): Promise<void> {
    try {
      if (text !== undefined) await writeDurably(this.#files, taken, text);
    } finally {
      await this.#files.rename(taken, file);
    }
  }

  /** Removes a claimed record that is finished. */
  async finish(taken: string): Promise<void> {
    await removeDurably(this.#files, taken);
  }

  /** Whether some window has claimed the record with this ID. */
  async has(id: string): Promise<boolean> {
    return (await this.#all()).some((name) => name.startsWith(`${id}.`));
  }

  /**
   * Returns the claims of windows that no longer exist.
   * @param fileOf returns the file for the record with an ID.
   * @param isAtWork whether a window may still be working on it; arguments as for `mayBeAtWork`.
   */
  async reclaim(
    fileOf: (id: string) => string,
    isAtWork: (mark: WindowMark, startedAt: number, now: number) => boolean = mayBeAtWork,
  ): Promise<void> {
    for (const name of await this.#all()) {
      const [id = "", mark = ""] = name.split(".");
      const taker = takerOf(mark);
      if (taker && isAtWork(taker, taker.at, Date.now())) continue;
      try {
        await this.#files.rename(path.join(this.#folder, name), fileOf(id));
      } catch (error) {
        // Another window was faster.
        if (!isMissing(error)) throw error;
      }
    }
  }

  async #all(): Promise<string[]> {
    return (await namesIn(this.#files, this.#folder)).filter((name) => name.endsWith(suffix));
  }
}

function takerOf(mark: string): (WindowMark & { readonly at: number }) | undefined {
  try {
    const parsed = takerSchema.safeParse(JSON.parse(Buffer.from(mark, "base64url").toString("utf8")));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}
