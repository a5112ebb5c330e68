import { randomUUID } from "node:crypto";
import path from "node:path";
import { codeOf, type Files } from "./files";

/**
 * The suffix of files that are being written. Whatever a crash leaves of them is not a record and is never
 * read.
 */
export const temporarySuffix = ".tmp";

/**
 * Writes a file so that after a crash at any moment either the whole old or the whole new text is there; when
 * this returns, the new one is on the disk.
 * @param files the file system.
 * @param file an absolute path; its folder exists.
 * @param text its content; only the person can read the file.
 * @throws errors of the file system; the old text is still there then.
 */
export async function writeDurably(files: Files, file: string, text: string): Promise<void> {
  const temporary = `${file}.${randomUUID()}${temporarySuffix}`;
  const opened = await files.open(temporary, "wx", 0o600);
  try {
    try {
      await opened.writeFile(text);
      await opened.sync();
    } finally {
      await opened.close();
    }
    await renamePatiently(files, temporary, file);
  } catch (error) {
    await files.unlink(temporary).catch(() => undefined);
    throw error;
  }
  await syncFolder(files, path.dirname(file));
}

/** Removes a file for good. @returns false if it did not exist. */
export async function removeDurably(files: Files, file: string): Promise<boolean> {
  try {
    await files.unlink(file);
  } catch (error) {
    if (codeOf(error) === "ENOENT") return false;
    throw error;
  }
  await syncFolder(files, path.dirname(file));
  return true;
}

/** A file name is on the disk once its folder is synced. Windows has no such call and needs none. */
async function syncFolder(files: Files, folder: string): Promise<void> {
  try {
    const opened = await files.open(folder, "r");
    try {
      await opened.sync();
    } finally {
      await opened.close();
    }
  } catch {
    // The file itself is written; not every system can sync a folder.
  }
}

/** On Windows, a virus scanner may hold a new file for a moment. */
async function renamePatiently(files: Files, from: string, to: string): Promise<void> {
  for (let wait = 20; ; wait *= 2) {
    try {
      await files.rename(from, to);
      return;
    } catch (error) {
      if (!["EPERM", "EACCES", "EBUSY"].includes(codeOf(error)) || wait > 320) throw error;
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
}
