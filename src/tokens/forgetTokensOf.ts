import type { MintJournal } from "./journal";
import type { TokenCache } from "./tokenCache";
import type { Vault } from "./vault";

/**
 * Forgets all that is kept of a deployment's tokens, when the person signs out of it: names, intents, and secrets that
 * still wait (which they were told of before).
 * @param href the normalised address of the deployment.
 * @param kept where things are kept.
 */
export async function forgetTokensOf(
  href: string,
  { journal, vault, cache }: { journal: MintJournal; vault: Vault; cache: TokenCache },
): Promise<void> {
  await cache.forget(href);
  for (const intent of journal.list()) if (intent.deployment === href) await journal.end(intent.id);
  for (const secret of await vault.list()) if (secret.deployment === href) await vault.remove(secret.id);
}
