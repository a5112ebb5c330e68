import type { Check } from "../../../drafting/check/draftCheck";
import type { FieldName } from "../../../drafting/draft/draft";
import type { DraftChange } from "./common/part";

/** The parts of a draft that a field is about, if their names differ from the field's. */
const partsOf: Partial<Record<FieldName, readonly (keyof DraftChange)[]>> = {
  allowList: ["allowList", "reach"],
};

/** Returns the server's objections to what the person has not changed since. */
export function stillRefused(refused: Check["problems"], change: DraftChange): Check["problems"] {
  const isLeft = ([field]: [string, string]): boolean =>
    !(partsOf[field as FieldName] ?? [field]).some((part) => part in change);
  return Object.fromEntries(Object.entries(refused).filter(isLeft));
}
