import * as z from "zod";

/** Lists come as `null` when there is nothing to list, and are absent on servers that do not know them. */
export function list<Item extends z.ZodType>(item: Item) {
  return z
    .array(item)
    .nullish()
    .transform((items) => items ?? []);
}

/** A text that some releases leave out when it is empty. */
export const text = z
  .string()
  .nullish()
  .transform((value) => value ?? "");

/** A yes or no that older servers do not know. */
export const flag = z
  .boolean()
  .nullish()
  .transform((value) => value ?? false);

type Context = z.core.$RefinementCtx;

/** Reads a point in time as RFC 3339; what is none makes the answer unreadable at `field`. */
export function readTime(value: string, field: string | undefined, context: Context): Date {
  const date = new Date(value);
  if (Number.isNaN(date.getTime())) {
    context.addIssue({ code: "custom", path: field === undefined ? [] : [field] });
  }
  return date;
}

/**
 * Reads a point in time that may be absent. "Never" is 1970-01-01 from v2.32.0 and year 1 before (seen on v2.31.0 and
 * v2.35.1), so nothing up to 1970 is a time.
 */
export function readMaybeTime(
  value: string | null | undefined,
  field: string | undefined,
  context: Context,
): Date | undefined {
  const date = value === null || value === undefined ? undefined : readTime(value, field, context);
  return date !== undefined && date.getTime() > 0 ? date : undefined;
}

/** A point in time. */
export const time = z.string().transform((value, context) => readTime(value, undefined, context));

/** A point in time, or never. */
export const maybeTime = z
  .string()
  .nullish()
  .transform((value, context) => readMaybeTime(value, undefined, context));

/** Leaves out what is absent, so that an absent value stays different from a known one. */
export const maybe = <Inner extends z.ZodType>(inner: Inner) =>
  inner.nullish().transform((value) => value ?? undefined);
