import { randomBytes } from "node:crypto";
import os from "node:os";
import { plainText } from "../../core/text/plainText";
import type { HolderKind } from "../../core/token/leaseToken";

/** In UTF-16 code units; longer names help nobody, see `nameProblems`. */
const longestPart = 23;

/**
 * Names the token of a lease, so that its owner sees in a list its purpose and place: `lease: terminal alpha,
 * laptop, 7f3a19`. `leaseTitleOf` reads such names.
 * @param kind what kind of thing holds it.
 * @param holder names it among its kind.
 * @param machine the machine it runs on.
 * @returns a unique name without `nameProblems`.
 */
export function leaseName(kind: HolderKind, holder: string, machine = os.hostname()): string {
  return `lease: ${part(`${kind} ${holder}`)}, ${part(machine)}, ${randomBytes(3).toString("hex")}`;
}

/**
 * A name with `/` can be found only by ID; one with the other characters turns into an icon or a link
 * elsewhere.
 */
function part(text: string): string {
  const plain = plainText(text.slice(0, 200)).replace(/[/$()[\],]|[^\x20-\x7e\p{L}\p{N}\p{M}]/gu, "");
  return plain.slice(0, longestPart).trim() || "-";
}
