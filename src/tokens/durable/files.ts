import * as fs from "node:fs/promises";

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
