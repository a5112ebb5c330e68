import * as z from "zod/mini";

/** What is being read: a transform that finds a fault adds it to `issues`. */
export type Parsing = z.core.ParsePayload;

/** Plain fields, absent or not. Where there may be thousands of things, they take half the time of {@link text} and the like. */
export const maybeText = z.nullish(z.string());
export const maybeFlag = z.nullish(z.boolean());
export const maybeNumber = z.nullish(z.number());

/** What the server sends in the shape that we use: checked as `wire`, then turned by `turn`. */
export function reshaped<Wire extends z.ZodMiniType, Ours>(
  wire: Wire,
  turn: (wire: z.output<Wire>, parsing: Parsing) => Ours,
) {
  return z.pipe(wire, z.transform(turn));
}

/** Lists come as `null` when there is nothing to list, and are absent on servers that do not know them. */
export function list<Item extends z.ZodMiniType>(item: Item) {
  return reshaped(z.nullish(z.array(item)), (items) => items ?? []);
}

/** A text that some releases leave out when it is empty. */
export const text = reshaped(z.nullish(z.string()), (value) => value ?? "");

/** A yes or no that older servers do not know. */
export const flag = reshaped(z.nullish(z.boolean()), (value) => value ?? false);

/** An id of one kind. It is only here that a server's text becomes one. */
export const id = <Id extends string>() => z.string() as z.ZodMiniType as z.ZodMiniType<Id>;

/** Reads a point in time as RFC 3339; what is none makes the answer unreadable at `field`. */
export function readTime(value: string, field: string | undefined, context: Parsing): Date {
  const date = new Date(value);
  if (Number.isNaN(date.getTime()))
    context.issues.push({ code: "custom", input: value, path: field === undefined ? [] : [field] });

  return date;
}

/**
 * Reads a point in time that may be absent. "Never" is 1970-01-01 from v2.32.0 and year 1 before (seen on v2.31.0 and
 * v2.35.1), so nothing up to 1970 is a time.
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

/** Leaves out what is absent, so that an absent value stays different from a known one. */
export const maybe = <Inner extends z.ZodMiniType>(inner: Inner) =>
  reshaped(z.nullish(inner), (value) => value ?? undefined);
