import type { Catalog } from "../../../../src/core";
import { SecretStore } from "../../../../src/platform/keyring/secretStore";
import type { Log } from "../../../../src/platform/log";
import type { SignedIn } from "../../../../src/session/sessionState";
import { finishDelivery } from "../../../../src/tokens/finishDelivery";
import type { TokenRequest } from "../../../../src/tokens/key/tokenRequest";
import type { MintOutcome } from "../../../../src/tokens/minting/mintOutcome";
import { Retirements } from "../../../../src/tokens/retiring/retirements";
import { openTokenRecords, type TokenRecords } from "../../../../src/tokens/tokenRecords";
import { lateKeyring, type Mortal, mortalFiles, mortalSession } from "./mortal";

/** How long a keyring is waited for that does not answer, in ms. */
const soon = 20;

/**
 * How long a new key is given to be on the disk, in ms. A window tells by the clock whether a key is younger than its own
 * copy of the keyring, so the two must not fall into the same millisecond.
 */
const settles = 5;

/** Where a process lives. */
export type World = {
  readonly folder: string;
  /** What the keyring holds at its start. */
  readonly keyring: ReadonlyMap<string, string>;
  /** Is told what the keyring would hold if it were written at once. */
  readonly onKeyring: (values: ReadonlyMap<string, string>) => void;
  readonly session: SignedIn;
  readonly log: Log;
  /** How long a request may take, in ms. */
  readonly patience: number;
  /** Whether the processes before it may still be at work. */
  readonly othersLive?: boolean;
};

/** The parts of the product that one process has. */
export type Process = TokenRecords & { readonly session: SignedIn; readonly retiring: Retirements };

/** Starts a process: the real parts on a mortal disk, keyring and network. */
export function startProcess(self: Mortal, world: World): Process {
  const { folder, keyring, onKeyring, session, log, patience } = world;
  const store = new SecretStore(
    { secrets: lateKeyring(self, keyring, onKeyring) },
    log,
    self.hangs ? soon : patience,
  );
  const isAtWork = () => world.othersLive === true;
  const records = openTokenRecords(folder, store, log, {
    files: mortalFiles(self),
    patience: settles,
    isAtWork,
  });
  const mortalOne = mortalSession(self, session, patience);
  const retiring = new Retirements(
    records.retirements,
    () => mortalOne,
    () => undefined,
    log,
  );
  return { ...records, session: mortalOne, retiring };
}

/** What a person does: makes a token in place of another, takes its secret, and says so, or goes away before. */
export async function liveOn(
  { mint, journal, session, retiring }: Process,
  catalog: Catalog,
  request: TokenRequest,
  told: { onOutcome?: (outcome: MintOutcome) => void; onHaveIt?: () => boolean } = {},
): Promise<void> {
  const outcome = await mint.mint(session, catalog, request);
  told.onOutcome?.(outcome);
  if (outcome.kind !== "minted") return;
  if (told.onHaveIt?.() === false) return;
  await finishDelivery(outcome.secret.id, { journal, mint, retirements: retiring });
  await retiring.lookAfter();
}
