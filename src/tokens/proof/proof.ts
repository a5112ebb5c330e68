/**
 * The result for a permission, the worst first: the server allows it although it was not granted (`more`),
 * denies it although it was (`less`), allows it but fails to answer (`fails`), denies it to the owner as well
 * (`blocked`), or allows and denies it as the grant says (`yes`, `no`).
 */
export const proofAnswers = ["more", "less", "fails", "blocked", "yes", "no"] as const;

export type Answer = (typeof proofAnswers)[number];

/** By `type:action`: the worst answer of several questions about it; `yes` if it is allowed on anything. */
export type Answers = Readonly<Record<string, Answer>>;

/** A question or a read whose answer differs from the grant. */
export type Disagreement = {
  /** It can do more than it should, which is an alarm. Otherwise it can do less. */
  readonly isBroader: boolean;
  readonly sentence: string;
};

/** The server's answers about a token, asked with the token itself, compared with its grant. */
export type Proof = {
  /** The number of questions and reads. */
  readonly asked: number;
  readonly asExpected: number;
  readonly disagreements: readonly Disagreement[];
  /**
   * What the grant contains but its owner may not do, or what is gone: one sentence each. Counted as
   * expected.
   */
  readonly blocked: readonly string[];
  /** What the server allows but fails to answer: one sentence each. Counted as expected. */
  readonly defects: readonly string[];
  readonly answers: Answers;
};
