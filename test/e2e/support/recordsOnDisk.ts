import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Product } from "./product";

type Retirement = { readonly name: string; readonly dueAt: string };

function retirementsOf({ workspace }: Product): { file: string; record: Retirement }[] {
  const folder = path.dirname(workspace);
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => /[\\/]retirements[\\/][^\\/]+\.json$/.test(file))
    .map((file) => path.join(folder, file))
    .map((file) => ({ file, record: JSON.parse(readFileSync(file, "utf8")) as Retirement }));
}

/** @returns the names of the tokens that end later, as the extension has written them down. */
export function retiringIn(product: Product): string[] {
  return retirementsOf(product).map(({ record }) => record.name);
}

/**
 * Lets the time of a token's retirement pass: as if nobody had opened VS Code until then.
 * @throws Error when nothing is written down about the token.
 */
export function letTimePass(product: Product, name: string): void {
  const found = retirementsOf(product).find(({ record }) => record.name === name);
  if (found === undefined) throw new Error(`${name} does not end later.`);
  const dueAt = new Date(Date.now() - 60_000).toISOString();
  writeFileSync(found.file, JSON.stringify({ ...found.record, dueAt }));
}
