import type { DeploymentHref } from "../coder/api/deployment";
import type { TokenCache } from "./list/tokenCache";
import type { MintJournal } from "./minting/journal";
import type { Proofs } from "./proof/proofs";
import type { KeptSecrets } from "./secrets/keptSecrets";
import type { Vault } from "./secrets/vault";

type Places = {
  readonly journal: MintJournal;
  readonly vault: Vault;
  readonly cache: TokenCache;
  readonly kept: KeptSecrets;
  readonly proofs: Proofs;
};

/**
 * Forgets what is kept about a deployment's tokens when the person signs out of it: names, proofs, waiting
 * secrets (which the person was warned about) and secrets saved for reuse. Their own notes stay, and tokens scheduled to end later
 * still do, once the same person signs in there again.
 * @param href the normalised address of the deployment.
 * @param places where things are stored.
 * @throws NotWritten or KeyringFailed if one of the places fails; the others are cleared anyway.
 */
export async function forgetTokensOf(href: DeploymentHref, places: Places): Promise<void> {
  const { journal, vault, cache, kept, proofs } = places;
  const done = await Promise.allSettled([
    cache.forget(href),
    forgetMints(href, journal, vault),
    kept.forgetAllOf(href),
    proofs.forgetAllOf(href),
  ]);
  for (const result of done) if (result.status === "rejected") throw result.reason;
}

/** Once a person has their secret, we drop the record; we still look for a token that nobody has seen yet. */
async function forgetMints(href: DeploymentHref, journal: MintJournal, vault: Vault): Promise<void> {
  const { secrets, shut } = await vault.survey();
  const waiting = new Set([
    ...secrets.filter(({ deployment }) => deployment === href).map(({ id }) => id),
    ...shut,
  ]);
  for (const intent of await journal.list()) {
    if (intent.deployment !== href || !waiting.has(intent.id)) continue;
    await vault.remove(intent.id);
    await journal.end(intent.id);
  }
  for (const { id, deployment } of secrets) if (deployment === href) await vault.remove(id);
}
