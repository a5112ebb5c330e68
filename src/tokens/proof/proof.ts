/**
 * What asking showed of a permission, the worst first: the server allows it although it was not granted (`more`), denies
 * it although it was (`less`), allows it but fails to answer (`fails`), denies it to the owner as well (`blocked`),
 * or allows and denies it as the grant says (`yes`, `no`).
 */
export const proofAnswers = ["more", "less", "fails", "blocked", "yes", "no"] as const;

export type Answer = (typeof proofAnswers)[number];

/** By `type:action`: of several questions about one the worst answer; `yes` where it is allowed on anything. */
export type Answers = Readonly<Record<string, Answer>>;

/** A question or a read whose answer was not what the grant says. */
export type Disagreement = {
  /** It can do more than it should: an alarm. Otherwise it can do less. */
  readonly isBroader: boolean;
  readonly sentence: string;
};

/** What the server said about a token, asked with the token itself, beside what its grant says. */
export type Proof = {
  /** How many questions and reads. */
  readonly asked: number;
  readonly asExpected: number;
  readonly disagreements: readonly Disagreement[];
  /** What the grant holds but its owner may not do, or what is gone: a sentence each. Counted as expected. */
  readonly blocked: readonly string[];
  /** What the server allows but fails to answer: a sentence each. Counted as expected. */
  readonly defects: readonly string[];
  readonly answers: Answers;
};
