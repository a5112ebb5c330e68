import { captureNpm } from "../lib/npm.mjs";

/**
 * Asks the registry for known vulnerabilities of the packages, those that only developers use included.
 *
 * @returns {Promise<{ asked: boolean, found: string[] }>} `name severity` of those that are high or critical; not asked if the
 * registry does not answer such questions
 */
export async function audit() {
  const { output } = await captureNpm(["audit", "--json", "--package-lock-only"]);
  const answer = jsonIn(output);
  if (answer?.vulnerabilities === undefined) return { asked: false, found: [] };

  const found = Object.values(answer.vulnerabilities)
    .filter(({ severity }) => severity === "high" || severity === "critical")
    .map(({ name, severity }) => `${name} ${severity}`);
  return { asked: true, found };
}

/** npm prints warnings before its JSON. */
function jsonIn(output) {
  try {
    return JSON.parse(output.slice(output.indexOf("{")));
  } catch {
    return undefined;
  }
}
