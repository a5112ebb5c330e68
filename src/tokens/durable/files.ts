import * as fs from "node:fs/promises";
import path from "node:path";

/** An open file, as far as it is needed to write it safely. */
export type OpenFile = {
  writeFile(text: string): Promise<void>;
  sync(): Promise<void>;
  close(): Promise<void>;
};

/** The part of Node's file system that durable records stand on; a test can let any call fail, or be the last. */
export type Files = {
  mkdir(folder: string, options: { readonly recursive: true; readonly mode: number }): Promise<unknown>;
  open(file: string, flags: "r" | "wx", mode?: number): Promise<OpenFile>;
  rename(from: string, to: string): Promise<void>;
  unlink(file: string): Promise<void>;
  readdir(folder: string): Promise<string[]>;
  readFile(file: string, encoding: "utf8"): Promise<string>;
  stat(file: string): Promise<{ readonly mtimeMs: number }>;
};

/** Node's own. */
export const nodeFiles: Files = fs;

/** Says whether a failure of the file system means that nothing is there. */
export function isMissing(error: unknown): boolean {
  return codeOf(error) === "ENOENT";
}

/** The system's code of a failure, such as `ENOSPC`, or an empty text. */
export function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
}

/** The names in a folder; none where there is no folder. @throws what the file system throws. */
export async function namesIn(files: Files, folder: string): Promise<string[]> {
  try {
    return await files.readdir(folder);
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

/** Removes a file, unless it is gone already. @throws what the file system throws. */
export async function unlinkIfThere(files: Files, file: string): Promise<void> {
  try {
    await files.unlink(file);
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
}

/**
 * Makes a file that only the person can read, and its folder. Of several windows one makes it.
 * @param text what is in it; without it the name says all.
 * @returns false when it was there already.
 * @throws what the file system throws.
 */
export async function makeOnce(files: Files, file: string, text?: string): Promise<boolean> {
  await files.mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  try {
    const opened = await files.open(file, "wx", 0o600);
    try {
      if (text !== undefined) await opened.writeFile(text);
    } finally {
      await opened.close();
    }
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  }
}
