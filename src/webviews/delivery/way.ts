/** The ways of taking a secret, beside copying and reading it. */
export const ways = ["file", "cursor", "terminal", "keep"] as const;

export type Way = (typeof ways)[number];
