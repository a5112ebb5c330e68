import type { Uri } from "vscode";
import type { Drafts } from "../../drafting/draft/drafts";
import type { MintAndDeliver } from "../../drafting/outcome/making";
import type { ErrorDoor } from "../../platform/errors";
import type { Log } from "../../platform/log";
import type { Sessions } from "../../session/sessions";
import type { SignedIn } from "../../session/sessionState";
import type { Fate } from "../../tokens/minting/mintOutcome";

/** What the form for a new token needs. */
export type NewTokenServices = {
  readonly extensionUri: Uri;
  readonly log: Log;
  readonly errors: ErrorDoor;
  readonly sessions: Sessions;
  readonly mintAndDeliver: MintAndDeliver;
  readonly drafts: Drafts;
  /** Returns what happened to an unfinished creation with that name. */
  readonly interrupted: (session: SignedIn, name: string) => Promise<Fate | undefined>;
};
