import tls from "tls";

/** What Node 22.15 and later can tell; older ones know the bundled list alone. */
type Stores = { getCACertificates?: (type: "default" | "system") => string[] };

let known: readonly string[] | undefined;

/**
 * The authorities to trust besides the person's own CA file. An own list replaces Node's, and VS Code then adds the
 * system's no more (seen in its proxy agent 0.45), so both have to come along, or one CA file for one deployment
 * would break all others.
 * @returns PEM texts, read once: the stores of a system do not change while VS Code runs.
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
    // A store that cannot be read is no reason to trust nobody.
  }
  return type === "default" ? tls.rootCertificates : [];
}
