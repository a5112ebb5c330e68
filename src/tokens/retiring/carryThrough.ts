import type { Log } from "../../platform/log";
import { serverNow } from "../../session/serverTime";
import type { SignedIn } from "../../session/sessionState";
import type { DurableRecords, Taken } from "../durable/durableRecords";
import { type Carried, carryOut, type Looked, lookWhetherDue } from "./carryOut";
import { nextTry, type PendingRetirement } from "./retirement";

// What is carried through is told at once.
export { tellRetirement } from "./retirementWords";

/** Tells what became of a retirement; `failed` only the first time. */
export type TellRetirement = (pending: PendingRetirement, outcome: Carried) => void;

type Places = {
  readonly records: DurableRecords<PendingRetirement>;
  readonly tell: TellRetirement;
  readonly log: Pick<Log, "info" | "warn">;
};

/**
 * Takes a retirement that seems due to its end: looks at the token, takes the record away from every other window, ends the
 * token and settles what became of it.
 * @param session of the person who asked for it, at the deployment where it is.
 * @param due what seems due, as it was listed.
 * @param file the id of its record.
 * @param places where it is kept, and who is told.
 * @throws NotWritten
 */
export async function carryThrough(
  session: SignedIn,
  due: PendingRetirement,
  file: string,
  places: Places,
): Promise<void> {
  const { records } = places;
  // It may have been undone, or carried out by another window, since it was listed.
  const pending = await records.read(file);
  if (pending?.dueAt !== due.dueAt) return;
  const looked = await lookWhetherDue(session, pending);
  if (looked.kind === "notYet") return;
  // Only now, right before the token ends: until then the person may still keep it.
  const taken = await records.take(file);
  if (taken === undefined) return;
  const outcome = looked.kind === "due" ? await carryOut(session, taken.record) : looked;
  await settle(taken, outcome, serverNow(session), places);
}

/** Nobody else acts on it until this is through. */
async function settle(
  taken: Taken<PendingRetirement>,
  outcome: Exclude<Carried | Looked, { kind: "due" | "notYet" }>,
  now: Date,
  { tell, log }: Places,
): Promise<void> {
  const { record } = taken;
  log.info(`The retirement of ${record.tokenId} at ${record.deployment}: ${outcome.kind}.`);
  if (outcome.kind === "failed") {
    const failures = record.failures + 1;
    log.warn(`Failed ${failures} times: ${outcome.error.message}`);
    const dueAt = nextTry(failures, +now).toISOString();
    await taken.giveBack({ ...record, failures, dueAt });
    if (failures === 1) tell(record, outcome);
  } else if (outcome.kind === "stillUsed") {
    await taken.giveBack({ ...record, dueAt: outcome.lookAt.toISOString(), failures: 0 });
  } else {
    await taken.finish();
    tell(record, outcome);
  }
}
