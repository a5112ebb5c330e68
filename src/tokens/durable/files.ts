import * as fs from "node:fs/promises";
import path from "node:path";

/** The part of an open file's API that safe writing needs. */
export type OpenFile = {
  writeFile(text: string): Promise<void>;
  sync(): Promise<void>;
  close(): Promise<void>;
};

/**
 * The part of Node's file system API that durable records use; a test can make any call fail, or be the last.
 */
export type Files = {
  mkdir(folder: string, options: { readonly recursive: true; readonly mode: number }): Promise<unknown>;
  open(file: string, flags: "r" | "wx", mode?: number): Promise<OpenFile>;
  rename(from: string, to: string): Promise<void>;
  unlink(file: string): Promise<void>;
  readdir(folder: string): Promise<string[]>;
  readFile(file: string, encoding: "utf8"): Promise<string>;
  stat(file: string): Promise<{ readonly mtimeMs: number }>;
};

/** Node's implementation. */
export const nodeFiles: Files = fs;

/** Whether a file system error means that the file does not exist. */
export function isMissing(error: unknown): boolean {
  return codeOf(error) === "ENOENT";
}

/** Returns the system's code of a failure, such as `ENOSPC`, or an empty string. */
export function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
}

/** Returns the names in a folder; none if there is no folder. @throws errors of the file system. */
export async function namesIn(files: Files, folder: string): Promise<string[]> {
  try {
    return await files.readdir(folder);
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

/** Removes a file, unless it is gone already. @throws errors of the file system. */
export async function unlinkIfThere(files: Files, file: string): Promise<void> {
  try {
    await files.unlink(file);
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
}

/**
 * Creates a file that only the person can read, and its folder. Of several windows, only one succeeds.
 * @param text its content; omit it if the name says everything.
 * @returns false if it existed already.
 * @throws errors of the file system.
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
