// What the samples' code asks of node:util, for the browser.
export const isDeepStrictEqual = (one, other) => JSON.stringify(one) === JSON.stringify(other);
