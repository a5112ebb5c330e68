import type { Issue, Schema } from "../http/asking";
import type { Parsing } from "./wire";

/** Paths to what does not fit; undefined when everything does, so that nothing is made where there may be thousands. */
type Faults = readonly (readonly PropertyKey[])[] | undefined;

declare const fitting: unique symbol;

/** Looks at a value where it stands, and says whether it is a `T`. */
export interface Check<T> {
  (value: unknown): Faults;
  readonly [fitting]?: T;
}

/** What fits a check. */
export type Plain<Checked> = Checked extends Check<infer T> ? T : never;

type PlainFields<Shape> = { readonly [Name in keyof Shape]: Plain<Shape[Name]> };

const odd: Faults = [[]];

const text: Check<string> = (value) => (typeof value === "string" ? undefined : odd);
const number: Check<number> = (value) => (typeof value === "number" ? undefined : odd);
const flag: Check<boolean> = (value) => (typeof value === "boolean" ? undefined : odd);

/** Checks of plain JSON, out of which those of larger things are made. */
export const plain = {
  text,
  number,
  flag,
  /** An id of one kind. It is only here and in wire.ts that a server's text becomes one. */
  id: <Id extends string>() => text as Check<unknown> as Check<Id>,
  maybe,
  maybeText: maybe(text),
  maybeNumber: maybe(number),
  maybeFlag: maybe(flag),
  either,
  list,
  fields,
};

/** What servers leave out, or send `null` for. */
function maybe<T>(check: Check<T>): Check<T | null | undefined> {
  return (value) => (value === undefined || value === null ? undefined : check(value));
}

function either<A, B>(one: Check<A>, other: Check<B>): Check<A | B> {
  return (value) => (one(value) === undefined ? undefined : other(value));
}

function list<T>(check: Check<T>): Check<T[]> {
  return (value) => {
    if (!Array.isArray(value)) return odd;
    let faults: Faults;
    for (let index = 0; index < value.length; index += 1) faults = joined(faults, index, check(value[index]));
    return faults;
  };
}

/** An object with these fields; what else it has is not looked at. */
function fields<Shape extends Readonly<Record<string, Check<unknown>>>>(
  shape: Shape,
): Check<PlainFields<Shape>> {
  const checks = Object.entries(shape);
  return (value) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return odd;
    let faults: Faults;
    for (const [name, check] of checks)
      faults = joined(faults, name, check((value as Readonly<Record<string, unknown>>)[name]));
    return faults;
  };
}

/**
 * What the server sends in the shape that we use, where there may be thousands: checked in a fifth of the time that a schema of
 * zod takes, which copies each part.
 * @param check says whether it fits.
 * @param turn makes ours of it, and adds to `issues` what it finds itself.
 */
export function reshapedPlain<Wire, Ours>(
  check: Check<Wire>,
  turn: (wire: Wire, parsing: Parsing) => Ours,
): Schema<Ours> {
  return {
    safeParse: (value) => {
      const faults = check(value);
      if (faults !== undefined) return refused(faults.map((path) => ({ path })));
      const parsing: Parsing = { value, issues: [] };
      const data = turn(value as Wire, parsing);
      if (parsing.issues.length === 0) return { success: true, data };
      return refused(parsing.issues.map(({ path }) => ({ path: path ?? [] })));
    },
  };
}

function refused(issues: readonly Issue[]) {
  return { success: false, error: { issues } } as const;
}

function joined(faults: Faults, at: PropertyKey, more: Faults): Faults {
  if (more === undefined) return faults;
  return [...(faults ?? []), ...more.map((path) => [at, ...path])];
}
