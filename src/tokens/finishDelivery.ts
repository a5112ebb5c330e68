import type { DeploymentHref } from "../coder/api/deployment";
import { quietly } from "../platform/background";
import type { MintJournal } from "./minting/journal";
import type { Mint } from "./minting/mint";
import { retirementAfter } from "./retiring/retirement";
import type { Retirements } from "./retiring/retirements";

/**
 * Finishes a delivery: the person has the secret of a new token, so we forget it and schedule the end of the
 * token it replaces. We write the schedule first, so that no crash between the two lets the old token live on
 * unnoticed.
 * @param id the ID of the intent.
 * @param parts where things are stored.
 * @param nowAt returns the time at a deployment, ms since 1970.
 * @throws NotWritten if the disk refuses; the secret is still waiting then.
 */
export async function finishDelivery(
  id: string,
  { journal, mint, retirements }: { journal: MintJournal; mint: Mint; retirements: Retirements },
  nowAt: (deployment: DeploymentHref) => number = Date.now,
): Promise<void> {
  const intent = await journal.get(id);
  const pending = intent && retirementAfter(intent, nowAt(intent.deployment));
  if (pending) await retirements.add(pending);
  await mint.delivered(id);
  if (pending) quietly("Looking after retirements", retirements.lookAfter());
}
