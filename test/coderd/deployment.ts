import type { Profile } from "./profiles/profile";
import type { Store } from "./state/store";
import type { Timings } from "./state/timings";
import type { Streams } from "./streams/streams";
import type { Terminals } from "./terminal/terminals";

/** What an administrator configures; times in milliseconds. */
export interface Settings extends Timings {
  /** For sessions created by signing in with a password. */
  sessionLifetime: number;
  /** For tokens that request none, and for keys created by `/cli-auth`. */
  defaultLifetime: number;
  /** The maximum lifetime of a member's token. */
  maximumLifetime: number;
  /** The maximum lifetime of an owner's token, from v2.24.0. */
  ownerMaximumLifetime: number;
  /** How long an expired key is kept; 0 keeps it forever. */
  retention: number;
  /** How many builds run at the same time. */
  provisioners: number;
  /** For apps on subdomains, such as `*.apps.example.com`; empty if there is none. */
  wildcardHost: string;
  /** The time from typing a key into a terminal whose agent died until the server closes it. */
  deadTerminal: number;
  /** Whether it is an OAuth2 provider. */
  oauth2Provider: boolean;
  /** Whether the experiment `mcp-server-http` is on. */
  mcpEndpoint: boolean;
  /** Whether people can sign in with a password. */
  passwordSignIn: boolean;
  /** The label of the single sign-on button; empty if there is none. */
  singleSignOn: string;
  /** Requests a minute for one caller and path; undefined for no limit. */
  rateLimit: { api: number; login: number } | undefined;
}

/** One server: its release, its state and its settings. */
export interface Deployment {
  readonly profile: Profile;
  readonly store: Store;
  readonly settings: Settings;
  readonly streams: Streams;
  readonly terminals: Terminals;
  /** The address that people use, without a trailing slash. */
  readonly accessUrl: string;
}
