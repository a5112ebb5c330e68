import * as z from "zod/mini";

/** The parsing context: a transform that finds a fault adds it to `issues`. */
export type Parsing = z.core.ParsePayload;

/**
 * Plain fields, possibly absent. For lists of thousands of items, they take half the time of {@link text} and
 * the like.
 */
export const maybeText = z.nullish(z.string());
export const maybeFlag = z.nullish(z.boolean());
export const maybeNumber = z.nullish(z.number());

/** Turns what the server sends into our own shape: validated as `wire`, then converted by `turn`. */
export function reshaped<Wire extends z.ZodMiniType, Ours>(
  wire: Wire,
  turn: (wire: z.output<Wire>, parsing: Parsing) => Ours,
) {
  return z.pipe(wire, z.transform(turn));
}

/** The server sends `null` for an empty list, and older servers leave out lists they do not know. */
export function list<Item extends z.ZodMiniType>(item: Item) {
  return reshaped(z.nullish(z.array(item)), (items) => items ?? []);
}

/** A string that some releases leave out if it is empty. */
export const text = reshaped(z.nullish(z.string()), (value) => value ?? "");

/** A boolean that older servers do not send. */
export const flag = reshaped(z.nullish(z.boolean()), (value) => value ?? false);

/** An ID of one kind. Only here does a server's string become one. */
export const id = <Id extends string>() => z.string() as z.ZodMiniType as z.ZodMiniType<Id>;

/** Parses an RFC 3339 time; anything else makes the answer unreadable at `field`. */
export function readTime(value: string, field: string | undefined, context: Parsing): Date {
  const date = new Date(value);
  if (Number.isNaN(date.getTime()))
    context.issues.push({ code: "custom", input: value, path: field === undefined ? [] : [field] });

  return date;
}

/**
 * Parses a time that may be absent. "Never" is 1970-01-01 from v2.32.0 and year 1 before (seen on v2.31.0 and
 * v2.35.1), so nothing up to 1970 counts as a time.
 */
export function readMaybeTime(
  value: string | null | undefined,
  field: string | undefined,
  context: Parsing,
): Date | undefined {
  const date = value === null || value === undefined ? undefined : readTime(value, field, context);
  return date !== undefined && date.getTime() > 0 ? date : undefined;
}

/** A point in time. */
export const time = reshaped(z.string(), (value, context) => readTime(value, undefined, context));

/** A point in time, or never. */
export const maybeTime = reshaped(z.nullish(z.string()), (value, context) =>
  readMaybeTime(value, undefined, context),
);

/** Drops absent values, so that they stay distinct from known ones. */
export const maybe = <Inner extends z.ZodMiniType>(inner: Inner) =>
  reshaped(z.nullish(inner), (value) => value ?? undefined);
