/** The ways of taking a secret, apart from copying and reading it. */
export const ways = ["file", "cursor", "terminal", "keep"] as const;

export type Way = (typeof ways)[number];
