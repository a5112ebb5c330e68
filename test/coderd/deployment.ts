import type { Profile } from "./profiles/profile";
import type { Store } from "./state/store";
import type { Timings } from "./state/timings";
import type { Streams } from "./streams/streams";
import type { Terminals } from "./terminal/terminals";

/** What an administrator sets; times in milliseconds. */
export interface Settings extends Timings {
  /** Of sessions made by signing in with a password. */
  sessionLifetime: number;
  /** Of tokens that ask for none, and of keys made by `/cli-auth`. */
  defaultLifetime: number;
  /** The longest that a member's token may live. */
  maximumLifetime: number;
  /** The longest that an owner's token may live, from v2.24.0. */
  ownerMaximumLifetime: number;
  /** How long an expired key is kept; 0 keeps it for ever. */
  retention: number;
  /** How many builds run at a time. */
  provisioners: number;
  /** Of apps with a host of their own, such as `*.apps.example.com`; empty without one. */
  wildcardHost: string;
  /** From a key typed into a terminal whose agent died until the server closes it. */
  deadTerminal: number;
  /** Whether people sign in with a password here. */
  passwordSignIn: boolean;
  /** What the button of a single sign-on says; empty when there is none. */
  singleSignOn: string;
  /** Requests a minute for one caller and path; undefined lets everything through. */
  rateLimit: { api: number; login: number } | undefined;
}

/** One server: what it is, what it remembers and how it is set. */
export interface Deployment {
  readonly profile: Profile;
  readonly store: Store;
  readonly settings: Settings;
  readonly streams: Streams;
  readonly terminals: Terminals;
  /** The address that people use, without a slash at its end. */
  readonly accessUrl: string;
}
