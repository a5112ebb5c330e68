import type { Delivery } from "../../../../src/webviews/delivery/contract.js";
import type { AddressState } from "../../../../src/webviews/signIn/contract.js";

/** Of the shape of a token, and of nobody. */
export const sampleToken = "abcdefghij-0123456789ABCDEFGHIJKL";

export const goodAddress = {
  kind: "good",
  host: "coder.example.com",
  signInPage: "coder.example.com/cli-auth",
  version: "v2.35.1",
  facts: ["scopes", "allow lists", "expire"],
  warning: undefined,
  ways: { password: true, environment: true },
} as const satisfies AddressState;

export const delivery: Delivery = {
  name: "watch-alpha",
  host: "coder.example.com",
  summary: "Can read, start and stop 1 workspace. Cannot create tokens.",
  ends: "Ends in 7 days, Sun 29 Nov 2026, 14:05 CET.",
  verdict: { isGood: true, sentence: "The server gave exactly what was asked." },
  isSafe: true,
};
