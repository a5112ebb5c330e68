import type { Lending } from "../../leases/lease";
import type { SignedIn } from "../../session/sessionState";
import type { TerminalPatience } from "./terminalPatience";

/** Where a terminal is shown. */
export type Screen = {
  readonly write: (text: string) => void;
  /** The shell has ended: the terminal closes. */
  readonly close: () => void;
  /** The shell's title, harmless and in one line; empty when it has none. */
  readonly title: (title: string) => void;
};

/** A shell that a terminal is connected to, as far as it takes to come back to it. Nothing of it is secret. */
export type ShellSeen = {
  /** Names the shell for its agent, which keeps it for a while when nobody is connected. */
  readonly reconnect: string;
  readonly agentId: string;
  /** In characters. */
  readonly columns: number;
  readonly rows: number;
  /** When it was connected last, in ms since 1970. */
  readonly seenAt: number;
};

/** What a terminal is opened with. */
export type TerminalParts = {
  readonly workspaceId: string;
  /** Which agent is meant; undefined for the only one. */
  readonly agentName: string | undefined;
  /** The session of the person who opened it, as it is now; undefined once they signed out. */
  readonly session: () => SignedIn | undefined;
  /** Names the deployment. */
  readonly host: string;
  readonly leases: Lending;
  /** What a failure means, in a sentence. */
  readonly explain: (error: unknown) => string;
  readonly patience?: TerminalPatience | undefined;
  /** The shell to come back to: that of a window which is gone. */
  readonly shell?: ShellSeen | undefined;
  /** Told of the shell once it is connected, and every minute as long as it is. */
  readonly onSeen?: ((shell: ShellSeen) => void) | undefined;
};

/** What comes next for a terminal. */
export type Next =
  /** The shell has ended. */
  | { readonly kind: "over" }
  /** At once. */
  | { readonly kind: "again" }
  /** It is tried again by itself, for a while. */
  | { readonly kind: "later"; readonly sentence: string; readonly isExpected: boolean }
  /** It is tried again when the person presses a key. */
  | { readonly kind: "asked"; readonly sentence: string };
