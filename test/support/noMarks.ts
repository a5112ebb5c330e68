import type { TokenMarks } from "../../src/presentation/token/tokenMarks";

/** Nothing is kept here of any token. */
export const noMarks: TokenMarks = {
  waiting: [],
  isWaiting: () => false,
  isKept: () => false,
  retirementOf: () => undefined,
};
