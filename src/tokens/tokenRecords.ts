import path from "node:path";
import type { Log } from "../platform/log";
import type { SecretStore } from "../platform/secretStore";
import { DurableRecords } from "./durable/durableRecords";
import { type Files, nodeFiles } from "./durable/files";
import { MintJournal } from "./minting/journal";
import { Mint } from "./minting/mint";
import { intentSchema } from "./minting/mintIntent";
import { type ProofRecord, proofRecordSchema } from "./proof/proofRecord";
import { type PendingRetirement, retirementSchema } from "./retiring/retirement";
import { sealedSchema } from "./secrets/sealed";
import { SealingKey } from "./secrets/sealingKey";
import { recordFolders } from "./minting/unfinished";
import { Vault } from "./secrets/vault";

/** What has to outlive a process that dies while it deals with tokens. */
export type TokenRecords = {
  readonly journal: MintJournal;
  readonly vault: Vault;
  readonly mint: Mint;
  readonly retirements: DurableRecords<PendingRetirement>;
  readonly proofs: DurableRecords<ProofRecord>;
};

/**
 * Opens the records of tokens.
 * @param storage the folder that VS Code gives us, absolute; made when it is first needed.
 * @param store SecretStorage.
 * @param log told of what cannot be read or written.
 * @param options the file system, and how long a new sealing key may take to be written, in ms.
 */
export function openTokenRecords(
  storage: string,
  store: SecretStore,
  log: Log,
  { files = nodeFiles, patience }: { files?: Files; patience?: number } = {},
): TokenRecords {
  const folder = (name: keyof typeof recordFolders) => path.join(storage, recordFolders[name]);
  const journal = new MintJournal(new DurableRecords(folder("intents"), intentSchema, log, files));
  const sealed = new DurableRecords(folder("sealed"), sealedSchema, log, files);
  const vault = new Vault(store, sealed, new SealingKey(store, patience));
  return {
    journal,
    vault,
    mint: new Mint(journal, vault, log),
    retirements: new DurableRecords(folder("retirements"), retirementSchema, log, files),
    // Nothing is left to do about a proof, so activation does not look for them.
    proofs: new DurableRecords(path.join(storage, "proofs"), proofRecordSchema, log, files),
  };
}
