import type { Choices } from "../../../../core/recipes/choices";
import type { Draft } from "../../../../drafting/draft/draft";
import type { FormPart } from "../common/part";

/** The parts of a draft that choosing what it is for replaces. */
export type Parts = Pick<Draft, "scopes" | "reach" | "allowList" | "start" | "choices">;

/** Takes these parts from a draft. */
export function partsOf({ scopes, reach, allowList, start, choices }: Draft): Parts {
  return {
    scopes,
    reach,
    allowList,
    ...(start === undefined ? {} : { start }),
    ...(choices === undefined ? {} : { choices }),
  };
}

/** Whether two drafts grant the same. */
export function isSame(one: Parts, other: Parts): boolean {
  return (
    JSON.stringify([one.scopes, one.reach, one.allowList]) ===
    JSON.stringify([other.scopes, other.reach, other.allowList])
  );
}

/** Whether nobody has said yet what a draft is for. */
export function isUntouched({ start, scopes, reach, allowList, typed }: Draft): boolean {
  return (
    start === undefined &&
    scopes.length === 0 &&
    reach === "all" &&
    allowList.length === 0 &&
    typed?.entry === undefined
  );
}

/** Whether a draft lists exactly the chosen resources of the kinds that a recipe needs. */
export function keepsTo({ reach, allowList, choices }: Draft, questions: readonly FormPart[]): boolean {
  return questions.every(({ name }) => {
    const choice = choices?.[name as keyof Choices] ?? [];
    const wanted = choice === "all" ? ["*"] : choice;
    const listed = allowList
      .filter((entry) => entry.startsWith(`${name}:`))
      .map((entry) => entry.slice(name.length + 1));
    return reach === "only" && wanted.toSorted().join() === listed.toSorted().join();
  });
}
