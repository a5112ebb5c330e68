import assert from "node:assert/strict";
import { shapeOf } from "../shape";
import type { Exchange } from "./recording";
import type { Replayed } from "./replay";

/** Values that have to be the same, not only of the same kind. */
const telling = [
  "status",
  "transition",
  "lifecycle_state",
  "reason",
  "outdated",
  "favorite",
  "healthy",
  "queue_position",
  "queue_size",
  "count",
  "name",
  "parameter_mismatch",
  "error",
  "role",
];

/** What depends on how far a script or an app was at that moment. */
const measured = ["scripts", "apps", "metadata", "result"];

/** Fields that come and go with what was measured, or that the recorder cut. */
const unsteady =
  /\.(latency|most_recently_seen|metadata|P50|P95|readme)\b|build_time_stats|disconnected_at|failing_agents/;

/** Checks status, refusal, keys and kinds, and the telling values. */
export function assertSame(exchange: Exchange, answer: Replayed, translate: (text: string) => string): void {
  const { response } = exchange;
  assert.equal(answer.status, response.status, `status; the answer was ${JSON.stringify(answer.body)}`);
  const { body } = response;
  if (typeof body !== "object" || body === null || "page" in body) return;
  for (const field of ["message", "detail", "validations"]) {
    assert.deepEqual(
      comparable(answer.body, field),
      JSON.parse(translate(JSON.stringify(comparable(body, field) ?? null))) ?? undefined,
      field,
    );
  }
  if (response.status >= 400) return;
  assertAlike(body, answer.body, exchange.note !== undefined || !("created_at" in body));
}

/** Checks that two bodies have the same keys, kinds and telling values; of one that was cut down, what is left of it. */
export function assertAlike(recorded: unknown, own: unknown, isCut: boolean): void {
  if (isCut && isListOfNames(recorded)) {
    assert.deepEqual(namesIn(own), recorded.workspaces);
    return;
  }
  const now = steadyShape(own);
  // Where the recorder put a remark in the place of a list or an object, nothing is left of it.
  const remarks = now
    .filter((line) => /(list|object)$/.test(line))
    .map((line) => line.replace(/ (empty )?(list|object)$/, " string"));
  const then = steadyShape(recorded).filter((line) => !isCut || !remarks.includes(line));
  assert.deepEqual(isCut ? now.filter((line) => then.includes(line)) : now, then);
  assert.deepEqual(values(ordered(own), isCut ? ordered(recorded) : undefined), values(ordered(recorded)));
}

function isListOfNames(body: unknown): body is { workspaces: string[] } {
  const rows = (body as { workspaces?: unknown } | null)?.workspaces;
  return Array.isArray(rows) && rows.length > 0 && rows.every((row) => typeof row === "string");
}

/** Values of parameters come in no order. */
function ordered(body: unknown): unknown {
  if (!Array.isArray(body) || !body.every((row) => typeof (row as { name?: unknown }).name === "string"))
    return body;
  return [...(body as { name: string }[])].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function namesIn(body: unknown): string[] {
  return (body as { workspaces: { name: string }[] }).workspaces.map(({ name }) => name);
}

function comparable(body: unknown, field: string): unknown {
  const value =
    typeof body === "object" && body !== null ? (body as Record<string, unknown>)[field] : undefined;
  return typeof value === "string" ? value.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, "<time>") : value;
}

function steadyShape(body: unknown): string[] {
  return shapeOf(body).filter((line) => !unsteady.test(line));
}

/** The telling values by their path; with `within`, those alone whose path that has. */
function values(body: unknown, within?: unknown): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  const walk = (value: unknown, beside: unknown, path: string): void => {
    if (typeof value !== "object" || value === null) {
      if (telling.includes(/[^.]+$/.exec(path)?.[0] ?? "") && (within === undefined || beside !== undefined))
        found[path] = value;
      return;
    }
    for (const [key, child] of Object.entries(value)) {
      // What a template makes has other names here.
      if (measured.includes(key) || (key === "name" && /\.resources\.\d+$/.test(path))) continue;
      walk(child, (beside as Record<string, unknown> | undefined)?.[key], `${path}.${key}`);
    }
  };
  walk(body, within, "$");
  return found;
}
