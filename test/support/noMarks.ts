import type { TokenMarks } from "../../src/presentation/token/tokenMarks";

/** No marks for any token. */
export const noMarks: TokenMarks = {
  waiting: [],
  isWaiting: () => false,
  isKept: () => false,
  retirementOf: () => undefined,
  noteOf: () => undefined,
};
