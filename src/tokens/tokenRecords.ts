import path from "node:path";
import type * as z from "zod/mini";
import type { SecretStore } from "../platform/keyring/secretStore";
import type { Log } from "../platform/log";
import { DurableRecords } from "./durable/durableRecords";
import { type Files, nodeFiles } from "./durable/files";
import { recordFolders } from "./durable/unfinished";
import type { mayBeAtWork } from "./durable/windowMark";
import { deliveredSchema, DeliveredTokens } from "./minting/deliveredTokens";
import { MintJournal } from "./minting/journal";
import { KnownTokens } from "./minting/knownTokens";
import { Mint } from "./minting/mint";
import { intentSchema } from "./minting/mintIntent";
import { type ProofRecord, proofRecordSchema } from "./proof/proofRecord";
import { type TokenRemark, tokenRemarkSchema } from "./remarks/tokenRemark";
import { type PendingRetirement, retirementSchema } from "./retiring/retirement";
import { KeptSecrets } from "./secrets/keptSecrets";
import { sealedSchema } from "./secrets/sealed";
import { publicKeySchema, SealingKeys, type SealingOptions } from "./secrets/sealingKeys";
import { Vault } from "./secrets/vault";

/** The records about tokens that must outlive a process that dies while working on them. */
export type TokenRecords = {
  readonly journal: MintJournal;
  readonly vault: Vault;
  readonly kept: KeptSecrets;
  readonly known: KnownTokens;
  readonly mint: Mint;
  readonly retirements: DurableRecords<PendingRetirement>;
  readonly proofs: DurableRecords<ProofRecord>;
  readonly remarks: DurableRecords<TokenRemark>;
  /** Removes what is no longer of use. @param now ms since 1970. @throws NotWritten */
  readonly tidy: (now: number) => Promise<void>;
};

export type TokenRecordsOptions = SealingOptions & {
  readonly files?: Files | undefined;
  /** Whether the window that began an intent may still be working on it. */
  readonly isAtWork?: typeof mayBeAtWork | undefined;
};

/**
 * Opens the records of tokens.
 * @param storage the folder that VS Code gives us, absolute; created when first needed.
 * @param store SecretStorage.
 * @param log receives what cannot be read or written.
 * @param options the file system, and how to create keys.
 */
export function openTokenRecords(
  storage: string,
  store: SecretStore,
  log: Log,
  { files = nodeFiles, isAtWork, ...sealing }: TokenRecordsOptions = {},
): TokenRecords {
  const open = <T>(folder: string, schema: z.ZodMiniType<T>) =>
    new DurableRecords(path.join(storage, folder), schema, log, files);
  const intents = open(recordFolders.intents, intentSchema);
  const sealed = open(recordFolders.sealed, sealedSchema);
  const retirements = open(recordFolders.retirements, retirementSchema);
  // Nothing is left to do about these, so activation does not look for them.
  const proofs = open<ProofRecord>("proofs", proofRecordSchema);
  const remarks = open("remarks", tokenRemarkSchema);
  const publics = open("keys", publicKeySchema);
  const done = open("delivered", deliveredSchema);
  const journal = new MintJournal(intents);
  const vault = new Vault(store, sealed, new SealingKeys(store, publics, sealing), log);
  const kept = new KeptSecrets(store);
  const delivered = new DeliveredTokens(done);
  const known = new KnownTokens({ journal, vault, kept, delivered, isAtWork });
  return {
    journal,
    vault,
    kept,
    known,
    mint: new Mint({ journal, vault, known, delivered, log }),
    retirements,
    proofs,
    remarks,
    tidy: async (now) => {
      for (const each of [intents, sealed, retirements, proofs, remarks, publics, done])
        await each.sweep(now);
      await delivered.forgetOld(now);
    },
  };
}
