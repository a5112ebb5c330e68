import * as z from "zod/mini";
import { Secret } from "../../core/token/secret";
import type { Contract } from "../page/contract";

/** A text that was typed or pasted, which is a secret as soon as it has left the page. */
const typedSecret = z.pipe(
  z.string(),
  z.transform((text) => new Secret(text)),
);

/** What the sign-in page sends. The token goes to the host once, on submit. */
const fromPage = z.union([
  z.object({ type: z.literal("ready"), address: z.optional(z.string()) }),
  /** The address field changed; `turn` counts up so that late answers are told apart. */
  z.object({ type: z.literal("addressChanged"), address: z.string(), turn: z.number() }),
  z.object({ type: z.literal("openSignInPage"), address: z.string() }),
  /** `isOwn`: the person's own token, which is not deleted when they sign out. */
  z.object({
    type: z.literal("submit"),
    address: z.string(),
    token: typedSecret,
    isOwn: z.boolean(),
  }),
  z.object({
    type: z.literal("submitPassword"),
    address: z.string(),
    email: z.string(),
    password: typedSecret,
  }),
  /** The token on the clipboard that was offered; it does not pass through the page. */
  z.object({ type: z.literal("useClipboard"), address: z.string(), isOwn: z.boolean() }),
  z.object({ type: z.literal("useCliSession"), address: z.string() }),
  z.object({ type: z.literal("useEnvironment"), address: z.string() }),
  /** Asks the host to go on in spite of the certificate; the host asks the person again, naming the deployment. */
  z.object({ type: z.literal("trustCertificate"), address: z.string() }),
  /** One of the steps that were offered with what is wrong with the address. */
  z.object({ type: z.literal("takeStep"), address: z.string(), step: z.number() }),
  z.object({ type: z.literal("cancel") }),
]);

/** What the host takes from the page. */
export type FromSignInPage = z.output<typeof fromPage>;

/** The same as the page sends it. */
export type SentBySignInPage = z.input<typeof fromPage>;

/** What the host found out about the address. */
export type AddressState =
  | { readonly kind: "empty" }
  /** It came with a link: nothing is sent there before the person says so. */
  | { readonly kind: "linked" }
  | { readonly kind: "checking"; readonly host: string }
  /** A Coder server: `facts` are short words on what it lacks, `more` what it has, for whoever hovers; `warning` is a sentence to read before going on. */
  | {
      readonly kind: "good";
      readonly host: string;
      readonly signInPage: string;
      readonly version: string;
      readonly facts: readonly string[];
      readonly more?: string | undefined;
      readonly warning: string | undefined;
      /** Ways in beside the sign-in page and the Coder CLI's session, which are always there. */
      readonly ways: { readonly password: boolean; readonly environment: boolean };
    }
  | {
      readonly kind: "bad";
      readonly sentence: string;
      readonly canRetry: boolean;
      /** The certificate is at fault, and the person may say that it will do. */
      readonly canTrust: boolean;
      /** The titles of what may help. */
      readonly steps?: readonly string[];
    };

/** Where a failure is shown. */
export type SignInField = "address" | "token" | "password";

/** What the sign-in page is told. */
export type ToSignInPage =
  | {
      readonly type: "begin";
      /** Prefilled address, and addresses to offer. */
      readonly address: string;
      readonly offered: readonly string[];
      /** The address came with a link: it is shown and not asked. */
      readonly isLinked?: boolean;
    }
  | { readonly type: "address"; readonly turn: number; readonly state: AddressState }
  | { readonly type: "signingIn" }
  /** Whether a token lies on the clipboard that can be used with one press. */
  | { readonly type: "clipboard"; readonly isOffered: boolean }
  /** Signing in failed: a sentence, and the field it belongs to (what was typed stays). */
  | {
      readonly type: "failed";
      readonly field: SignInField;
      readonly sentence: string;
      /** The sign-in page is the way that works. */
      readonly offersSignInPage?: boolean;
    };

export const signInContract: Contract<FromSignInPage, ToSignInPage> = { fromPage };
