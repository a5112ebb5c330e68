import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import type { Page } from "playwright-core";
import { projectRoot } from "../../../host/machine";

interface Violation {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly { readonly target: readonly string[]; readonly failureSummary: string }[];
}

let source: Promise<string> | undefined;

/** What depends on the theme. */
export const ofColors: readonly string[] = ["color-contrast", "link-in-text-block"];

/**
 * Has axe look at a page.
 * @param rules those that count; all of them when left out.
 * @returns a line for each rule that is broken, with where and how.
 */
export async function violationsOn(page: Page, rules?: readonly string[]): Promise<string[]> {
  source ??= readFile(
    createRequire(path.join(projectRoot, "package.json")).resolve("axe-core/axe.min.js"),
    "utf8",
  );
  if (!(await page.evaluate<boolean>("'axe' in globalThis"))) await page.evaluate(await source);
  const { violations } = await page.evaluate<{ violations: Violation[] }>(
    // Describing what is in order takes axe longer than finding what is not.
    `axe.run(${JSON.stringify({ resultTypes: ["violations"], ...(rules && { runOnly: rules }) })})`,
  );
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${help} ${target.join(" ")}: ${failureSummary}`),
  );
}
