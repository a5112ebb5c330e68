import path from "node:path";
import * as z from "zod/mini";
import { type Files, isMissing, namesIn } from "./files";
import { mayBeAtWork, thisWindow, type WindowMark, windowMarkSchema } from "./windowMark";
import { removeDurably, writeDurably } from "./writeDurably";

const suffix = ".taken";

/** Who took a record, and when (ms since 1970, by this machine's clock); written into the file's name. */
const takerSchema = z.object({ ...windowMarkSchema.shape, at: z.number() });

/**
 * Records that one window has taken to act on them. A record is taken by renaming its file, which of all that try it, or
 * remove the record, only one can do. What a window that died had taken is given back.
 */
export class TakenRecords {
  readonly #files: Files;
  readonly #folder: string;

  /** @param folder of the records, absolute. */
  constructor(files: Files, folder: string) {
    this.#files = files;
    this.#folder = folder;
  }

  /**
   * Takes a record's file.
   * @returns the file as it is called now, or undefined when it is not there any more.
   * @throws what the file system throws.
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
   * Gives a record back: whoever looks finds either the whole new text or none.
   * @param text without it the record is as it was, as it is when the new one cannot be written.
   * @throws what the file system throws.
   */
  async giveBack(taken: string, file: string, text?: string): Promise<void> {
    try {
      if (text !== undefined) await writeDurably(this.#files, taken, text);
    } finally {
      await this.#files.rename(taken, file);
    }
  }

  /** The record is done with. */
  async finish(taken: string): Promise<void> {
    await removeDurably(this.#files, taken);
  }

  /** Whether some window has taken the record of this id. */
  async has(id: string): Promise<boolean> {
    return (await this.#all()).some((name) => name.startsWith(`${id}.`));
  }

  /**
   * Gives back what windows had taken that are no more.
   * @param fileOf where the record of an id belongs.
   * @param isAtWork whether a window may still be at it; arguments as of `mayBeAtWork`.
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
