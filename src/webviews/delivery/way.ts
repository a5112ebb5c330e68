/** The ways of taking a secret, apart from copying and reading it. */
export const ways = ["file", "cursor", "terminal", "keep"] as const;

export type Way = (typeof ways)[number];

/** Where a token can be used, in the order in which the page offers them. */
export const uses = ["bash", "fish", "powerShell", "env", "gitHub", "gitLab", "docker"] as const;

export type Use = (typeof uses)[number];
