import { randomBytes } from "node:crypto";
import os from "node:os";
import { plainText } from "../core/text/plainText";

/** In UTF-16 units; longer names help nobody, see `nameProblems`. */
const longestPart = 23;

/**
 * Names the token of a lease, so that its owner sees in a list what it is for, and where: `lease: terminal alpha, laptop, 7f3a19`.
 * @param title of the holder.
 * @param machine where it runs.
 * @returns a name that nobody has, about which `nameProblems` says nothing.
 */
export function leaseName(title: string, machine = os.hostname()): string {
  return `lease: ${part(title)}, ${part(machine)}, ${randomBytes(3).toString("hex")}`;
}

/** A name with `/` is found by its id alone; one with the others is an icon or a link elsewhere. */
function part(text: string): string {
  const plain = plainText(text.slice(0, 200)).replace(/[/$()[\],]|[^\x20-\x7e\p{L}\p{N}\p{M}]/gu, "");
  return plain.slice(0, longestPart).trim() || "-";
}
