import path from "node:path";
import type { Log } from "../platform/log";
import { DurableRecords } from "../tokens/durable/durableRecords";
import { recordFolders } from "../tokens/durable/unfinished";
import { deliveredSchema, DeliveredTokens } from "../tokens/minting/deliveredTokens";
import { MintJournal } from "../tokens/minting/journal";
import { KnownTokens } from "../tokens/minting/knownTokens";
import { Mint } from "../tokens/minting/mint";
import { intentSchema } from "../tokens/minting/mintIntent";
import { MemoryVault } from "./memoryVault";

/** What outlives the process of leases: which there are, without their secrets; and what makes them. */
export type LeaseRecords = {
  /** An entry stays until the token of its lease was ended. */
  readonly journal: MintJournal;
  readonly known: KnownTokens;
  readonly mint: Mint;
  readonly vault: MemoryVault;
  /** Removes what was half written. @param now ms since 1970. */
  readonly tidy: (now: number) => Promise<void>;
};

/**
 * Opens the records of leases: a journal of their own, so that nobody is asked about what is ended by itself.
 * @param storage the folder that VS Code gives us, absolute.
 * @param log told of what cannot be read or written.
 */
export function openLeaseRecords(storage: string, log: Log): LeaseRecords {
  const intents = new DurableRecords(path.join(storage, recordFolders.leases), intentSchema, log);
  const journal = new MintJournal(intents);
  const vault = new MemoryVault();
  const delivered = new DeliveredTokens(
    new DurableRecords(path.join(storage, "delivered"), deliveredSchema, log),
  );
  // No lease is ever kept for reuse.
  const kept = { get: () => Promise.resolve(undefined) };
  const known = new KnownTokens({ journal, vault, kept, delivered });
  return {
    journal,
    known,
    vault,
    mint: new Mint({ journal, vault, known, delivered, log }),
    tidy: (now) => intents.sweep(now),
  };
}
