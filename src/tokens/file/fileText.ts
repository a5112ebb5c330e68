/** Why the bytes of a file are not the text of an `.env` file. */
export type NotText = "utf16" | "notUtf8" | "tooLarge";

/** An `.env` file has only a few lines; in bytes. */
const mostBytes = 1024 * 1024;

/**
 * Decodes the bytes of a file such that writing the text back changes none of them.
 * @param bytes the whole file.
 * @returns the text, with its byte order mark if it has one; or why it cannot be decoded without changing
 * bytes.
 */
export function readFileText(bytes: Uint8Array): { readonly text: string } | NotText {
  if (bytes.length > mostBytes) return "tooLarge";
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return "utf16";
  // Without a byte order mark: every other byte of English text in UTF-16 is zero.
  if (bytes.includes(0)) return "utf16";
  try {
    return { text: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    return "notUtf8";
  }
}
