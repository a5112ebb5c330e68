import { Secret } from "../../../../src/core/token/secret";
import type { Delivery, ProofState, Taken } from "../../../../src/webviews/delivery/contract";
import { shownSnippets } from "../../../../src/webviews/delivery/snippets";
import type { AddressState } from "../../../../src/webviews/signIn/contract";

/** Of the shape of a token, and of nobody. */
export const sampleToken = "abcdefghij-0123456789ABCDEFGHIJKL";

export const goodAddress = {
  kind: "good",
  host: "coder.example.com",
  signInPage: "coder.example.com/cli-auth",
  version: "v2.35.1",
  facts: [],
  more: "Supports scoped tokens",
  warning: undefined,
  ways: { password: true, environment: true },
} as const satisfies AddressState;

export const delivery: Delivery = {
  name: "watch-alpha",
  username: "dana",
  host: "coder.example.com",
  summary: "Can read, start and stop 1 workspace. Can't create tokens.",
  ends: "Expires in 7 days, Sun 29 Nov 2026, 14:05 CET.",
  replaces: "",
  isConfirmed: true,
  isSafe: true,
  snippets: shownSnippets("https://coder.example.com", new Secret(sampleToken)),
  firstUse: "bash",
};

/** Nobody has the secret yet, and somebody has it. */
export const untaken: Taken = { isAtHand: false, isSaved: false };
export const atHand: Taken = { isAtHand: true, isSaved: false };

/** The secret is on the clipboard. */
export const copied = {
  type: "copied",
  sentence: "Copied. The clipboard is cleared in a minute, unless you copy something else.",
  taken: atHand,
} as const;

/** The proof of a token that is as it should be. */
export const proved: ProofState = {
  kind: "proved",
  sentence: "Works as requested (14 checks).",
  disagreements: [],
  notes: ["This token can't list workspaces, but it can open the ones you selected."],
};

/** The proof of a token that can do more than it should. */
export const alarm: ProofState = {
  kind: "alarm",
  sentence: "Warning: the token can do more than requested (2 of 14 checks).",
  disagreements: [
    "workspace:delete on workspace 8d4f2c1a-55aa-4b0e-9c3e-2f1f7a6f0b21 wasn't granted, but the server allows it.",
    "api_key:create on new or other resources wasn't granted, but the server allows it.",
  ],
  notes: [],
};
