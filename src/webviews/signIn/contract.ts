import * as z from "zod/mini";
import { Secret } from "../../core/token/secret";
import type { Contract } from "../page/contract";

/** A typed or pasted text, which becomes a secret as soon as it leaves the page. */
const typedSecret = z.pipe(
  z.string(),
  z.transform((text) => new Secret(text)),
);

/** The messages of the sign-in page. The token goes to the host once, on submit. */
const fromPage = z.union([
  z.object({ type: z.literal("ready"), address: z.optional(z.string()) }),
  /** The address field changed; `turn` counts up, so that late answers can be recognised. */
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
  /** Uses the offered token on the clipboard; it does not pass through the page. */
  z.object({ type: z.literal("useClipboard"), address: z.string(), isOwn: z.boolean() }),
  z.object({ type: z.literal("useCliSession"), address: z.string() }),
  z.object({ type: z.literal("useEnvironment"), address: z.string() }),
  /**
   * Asks the host to continue despite the certificate; the host asks the person again, naming the deployment.
   */
  z.object({ type: z.literal("trustCertificate"), address: z.string() }),
  /** One of the steps offered with the address's problem. */
  z.object({ type: z.literal("takeStep"), address: z.string(), step: z.number() }),
  z.object({ type: z.literal("cancel") }),
]);

/** The messages as the host receives them. */
export type FromSignInPage = z.output<typeof fromPage>;

/** The messages as the page sends them. */
export type SentBySignInPage = z.input<typeof fromPage>;

/** What the host found out about the address. */
export type AddressState =
  | { readonly kind: "empty" }
  /** It came with a link: nothing is sent there until the person agrees. */
  | { readonly kind: "linked" }
  | { readonly kind: "checking"; readonly host: string }
  /**
   * A Coder server: `facts` are short words on what it lacks, `more` on what it has, shown on hover;
   * `warning` is a sentence to read before continuing.
   */
  | {
      readonly kind: "good";
      readonly host: string;
      readonly signInPage: string;
      readonly version: string;
      readonly facts: readonly string[];
      readonly more?: string | undefined;
      readonly warning: string | undefined;
      /**
       * Ways to sign in apart from the sign-in page and the Coder CLI's session, which are always available.
       */
      readonly ways: { readonly password: boolean; readonly environment: boolean };
    }
  | {
      readonly kind: "bad";
      readonly sentence: string;
      readonly canRetry: boolean;
      /** The certificate is faulty, and the person may accept it. */
      readonly canTrust: boolean;
      /** The labels of the steps that may help. */
      readonly steps?: readonly string[];
    };

/** Where a failure is shown. */
export type SignInField = "address" | "token" | "password";

/** What the host sends to the sign-in page. */
export type ToSignInPage =
  | {
      readonly type: "begin";
      /** The prefilled address, and addresses to offer. */
      readonly address: string;
      readonly offered: readonly string[];
      /** The address came with a link: it is shown but not contacted. */
      readonly isLinked?: boolean;
    }
  | { readonly type: "address"; readonly turn: number; readonly state: AddressState }
  | { readonly type: "signingIn" }
  /** Whether the clipboard contains a token that can be used with one press. */
  | { readonly type: "clipboard"; readonly isOffered: boolean }
  /** Signing in failed: a sentence, and the field it belongs to (the typed text stays). */
  | {
      readonly type: "failed";
      readonly field: SignInField;
      readonly sentence: string;
      /** The sign-in page is the way that works. */
      readonly offersSignInPage?: boolean;
    };

export const signInContract: Contract<FromSignInPage, ToSignInPage> = { fromPage };
