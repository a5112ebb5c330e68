import { createPrivateKey, X509Certificate } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { isAbsolute } from "node:path";
import type { FileFault } from "./fileFaults";

/** A bundle of all public authorities is about 250 KB. */
const longestFile = 4 * 1024 * 1024;

const certificateBlock = /-----BEGIN (?:X509 |TRUSTED )?CERTIFICATE-----[^-]+-----END/;
const keyBlock = /-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY-----/;

/** Examines the text of a file and returns what is wrong with it. */
export type Examine = (text: string) => FileFault | undefined;

/** A file that is re-read whenever it changes: certificates are rotated while VS Code runs. */
export class PemFile {
  // Private to the language, so that object inspection cannot reveal a key.
  #kept: { readonly stamp: string; readonly found: { text: string } | FileFault } | undefined;

  readonly #examine: Examine;

  constructor(
    readonly path: string,
    examine: Examine,
  ) {
    this.#examine = examine;
  }

  /** @returns the text, or what is wrong with the file. Never throws. */
  async read(): Promise<{ text: string } | FileFault> {
    if (!isAbsolute(this.path)) return "relative";
    try {
      const stats = await stat(this.path);
      if (!stats.isFile() || stats.size > longestFile) return "unreadable";
      const stamp = [stats.mtimeMs, stats.ctimeMs, stats.size, stats.ino].join();
      if (this.#kept?.stamp === stamp) return this.#kept.found;
      const text = await readFile(this.path, "utf8");
      const found = this.#examine(text) ?? { text };
      this.#kept = { stamp, found };
      return found;
    } catch (error) {
      return ["ENOENT", "ENOTDIR"].includes((error as NodeJS.ErrnoException).code ?? "")
        ? "missing"
        : "unreadable";
    }
  }
}

/** Finds what is wrong with a file of certificates. */
export function examineCertificates(text: string): FileFault | undefined {
  if (!certificateBlock.test(text)) return "noCertificate";
  try {
    new X509Certificate(text);
    return undefined;
  } catch {
    return "noCertificate";
  }
}

/** Finds what is wrong with a file that must contain a private key. */
export function examineKey(text: string): FileFault | undefined {
  if (!keyBlock.test(text)) return "noKey";
  // PEM marks encryption in two ways: PKCS #8 in the first line, older formats in a header.
  if (/-----BEGIN ENCRYPTED |^Proc-Type: 4,ENCRYPTED/m.test(text)) return "locked";
  try {
    createPrivateKey(text);
    return undefined;
  } catch {
    return "noKey";
  }
}

/** Whether a key belongs to a certificate; both must have been examined before. */
export function belongTogether(certificate: string, key: string): boolean {
  return new X509Certificate(certificate).checkPrivateKey(createPrivateKey(key));
}
