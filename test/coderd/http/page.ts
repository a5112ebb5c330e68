import { refuse, type Validation } from "./answers";
import type { Call } from "./endpoint";

/** Cuts a page out of a list. */
export type Page = <T>(all: readonly T[]) => T[];

/**
 * Parses `limit` and `offset`; without a limit, or with 0, the page is the whole rest. Returns the 400 for
 * anything that is not a number.
 */
export function readPage(call: Call): Page | Response {
  const faults: Validation[] = [];
  const read = (field: string): number => {
    const text = call.context.req.query(field) ?? "";
    if (text === "") return 0;
    if (/^\d+$/.test(text)) return Number(text);
    const why = /^-\d+$/.test(text)
      ? "value is negative"
      : `strconv.ParseInt: parsing "${text}": invalid syntax`;
    faults.push({
      field,
      detail: `Query param "${field}" must be a valid 32-bit positive integer: ${why}`,
    });
    return 0;
  };
  const limit = read("limit");
  const offset = read("offset");
  if (faults.length > 0) {
    return refuse(call.context, 400, {
      message: "Query parameters have invalid values.",
      validations: faults,
    });
  }

  return (all) => all.slice(offset, limit === 0 ? undefined : offset + limit);
}
