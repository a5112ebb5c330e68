import type { Grant } from "../../core/grant/grant";
import type { SignedIn } from "../../session/sessionState";
import type { Owner } from "../../tokens/key/tokenRequest";
import type { Succession } from "../succession/succession";

/** Opens the form for a new token. @param session who wants it, and where. */
export type OpenNewToken = (session: SignedIn, start?: NewTokenStart) => void;

/** How the form starts if it is not opened empty. */
export type NewTokenStart = {
  /** Identifies the form: opening one with the same ID again brings it to the front. */
  readonly id: string;
  readonly task?: undefined;
  /** The initial content of its fields. */
  readonly from: {
    readonly owner: Owner | undefined;
    readonly name: string;
    readonly grant: Grant;
    readonly lifetimeSeconds: number;
  };
  /** The token that the new one replaces, and whose owner it gets. */
  readonly replaces?: Succession;
};
