import tls from "tls";

/** The API of Node 22.15 and later; older versions know only the bundled list. */
type Stores = { getCACertificates?: (type: "default" | "system") => string[] };

let known: readonly string[] | undefined;

/**
 * Returns the authorities to trust besides the person's own CA file. Passing a list replaces Node's, and VS
 * Code then no longer adds the system's (seen in its proxy agent 0.45). Both must be included, or one CA file
 * for one deployment would break all others.
 * @returns PEM texts, read once: the system's stores do not change while VS Code runs.
 */
export function trustedAuthorities(): readonly string[] {
  known ??= [...new Set([...read("default"), ...read("system")])];
  return known;
}

function read(type: "default" | "system"): readonly string[] {
  try {
    const { getCACertificates } = tls as Stores;
    if (getCACertificates) return getCACertificates(type);
  } catch {
    // An unreadable store is no reason to trust nobody.
  }
  return type === "default" ? tls.rootCertificates : [];
}
