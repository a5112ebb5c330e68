import path from "node:path";
import type { Log } from "../../platform/log";
import { DurableRecords } from "../../tokens/durable/durableRecords";
import { type Files, nodeFiles } from "../../tokens/durable/files";
import { recordFolders } from "../../tokens/durable/unfinished";
import { deliveredSchema, DeliveredTokens } from "../../tokens/minting/deliveredTokens";
import { MintJournal } from "../../tokens/minting/journal";
import { KnownTokens } from "../../tokens/minting/knownTokens";
import { Mint } from "../../tokens/minting/mint";
import { intentSchema } from "../../tokens/minting/mintIntent";
import { LeaseFolders } from "./leaseFolders";
import { MemoryVault } from "./memoryVault";
import { StopMarks } from "./stopMarks";

/**
 * What outlives the process that issued leases: which ones exist, without their secrets; and what creates
 * them.
 */
export type LeaseRecords = {
  /** An entry stays until its lease's token has ended. */
  readonly journal: MintJournal;
  readonly known: KnownTokens;
  readonly mint: Mint;
  readonly vault: MemoryVault;
  /** Tells other windows what was ended. */
  readonly marks: StopMarks;
  /** The configuration folders of processes. */
  readonly folders: LeaseFolders;
  /** Removes half-written files. @param now ms since 1970. */
  readonly tidy: (now: number) => Promise<void>;
};

/**
 * Opens the records of leases: a separate journal, so that nobody is asked about tokens that end
 * automatically.
 * @param storage the folder that VS Code gives us, absolute.
 * @param log receives what cannot be read or written.
 * @param files the file system.
 */
export function openLeaseRecords(storage: string, log: Log, files: Files = nodeFiles): LeaseRecords {
  const intents = new DurableRecords(path.join(storage, recordFolders.leases), intentSchema, log, files);
  const journal = new MintJournal(intents);
  const vault = new MemoryVault();
  const delivered = new DeliveredTokens(
    new DurableRecords(path.join(storage, "delivered"), deliveredSchema, log),
  );
  // No lease is ever saved for reuse.
  const kept = { get: () => Promise.resolve(undefined) };
  const known = new KnownTokens({ journal, vault, kept, delivered });
  return {
    journal,
    known,
    vault,
    marks: new StopMarks(path.join(storage, recordFolders.leases)),
    folders: new LeaseFolders(path.join(storage, "leaseFolders")),
    mint: new Mint({ journal, vault, known, delivered, log }),
    tidy: (now) => intents.sweep(now),
  };
}
