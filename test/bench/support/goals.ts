import { rounded } from "./measuring";

/** What is to be reached, and what was. */
export type Goal = { readonly what: string; readonly value: number } & (
  { readonly atMost: number } | { readonly atLeast: number }
);

/** Prints what was reached beside what is to be: a busy machine may miss what an idle one reaches, so nothing fails. */
export function showGoals(goals: readonly Goal[]): void {
  const row = (goal: Goal) => {
    const isMet = "atMost" in goal ? goal.value <= goal.atMost : goal.value >= goal.atLeast;
    return [
      goal.what,
      {
        measured: rounded(goal.value, 2),
        goal: "atMost" in goal ? `≤ ${goal.atMost}` : `≥ ${goal.atLeast}`,
        "": isMet ? "met" : "missed",
      },
    ] as const;
  };
  console.table(Object.fromEntries(goals.map(row)));
}
