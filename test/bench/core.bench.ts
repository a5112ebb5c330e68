import { Bench } from "tinybench";
import { buildCatalog, completeGrant, evaluate, type Grant, lintGrant } from "../../src/core";
import releases from "../vectors/scopes-by-release.json" with { type: "json" };

/** The heaviest grant a server takes: every scope it offers, and 128 entries. */
function heaviestGrant(scopes: string[]): Grant {
  const id = (number: number): string => `4a4b4c4d-4444-4444-8444-${String(number).padStart(12, "0")}`;
  const types = ["workspace", "template", "user", "organization", "file", "task", "organization_member", "*"];
  return {
    scopes,
    allowList: Array.from({ length: 128 }, (_, index) => ({
      type: types[index % types.length] ?? "*",
      id: id(index),
    })),
  };
}

const names = Object.values(releases.from).flat().sort();
const catalog = buildCatalog(names, "v2.35.1");
const grant = heaviestGrant(names);
const narrow = heaviestGrant(names.filter((name) => name !== "coder:all"));
const text = JSON.stringify(grant);
const request = { type: "workspace", id: "99999999-9999-4999-8999-999999999999", action: "update" };
const context = { userId: "22222222-2222-4222-8222-222222222202" };

async function main(): Promise<void> {
  const bench = new Bench({ time: 300, warmupTime: 100 });
  const reference = "JSON.parse of the grant";
  bench
    .add(reference, () => JSON.parse(text) as unknown)
    .add("evaluate", () => evaluate(catalog, grant, request))
    .add("evaluate, without coder:all", () => evaluate(catalog, narrow, request))
    .add("lintGrant", () => lintGrant(catalog, grant, context))
    .add("lintGrant, without coder:all", () => lintGrant(catalog, narrow, context))
    .add("completeGrant", () => completeGrant(catalog, narrow, context))
    .add("buildCatalog", () => buildCatalog(names, "v2.35.1"));
  await bench.run();
  const meanOf = (name: string): number => {
    const result = bench.getTask(name)?.result;
    return result && "latency" in result ? result.latency.mean : Number.NaN;
  };
  console.table(
    bench.tasks.map(({ name }) => ({
      name,
      "ops/s": Math.round(1000 / meanOf(name)),
      ms: Number(meanOf(name).toFixed(4)),
      "× reference": Number((meanOf(name) / meanOf(reference)).toFixed(2)),
    })),
  );
}

void main();
