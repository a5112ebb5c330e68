import type * as vscode from "vscode";
import type { ClientFactory } from "../coder/api/api";
import { inBackground, quietly } from "../platform/background";
import type { SecretStore } from "../platform/keyring/secretStore";
import type { Log } from "../platform/log";
import { serverNow } from "../session/serverTime";
import type { Sessions } from "../session/sessions";
import type { SignedIn } from "../session/sessionState";
import { finishDelivery } from "./finishDelivery";
import { askCatalog } from "./key/askCatalog";
import { retire } from "./key/endToken";
import type { Retirement } from "./key/tokenRequest";
import type { TokenStores } from "./list/tokenStores";
import type { MintJournal } from "./minting/journal";
import type { Mint } from "./minting/mint";
import type { Fate } from "./minting/mintOutcome";
import type { Proof } from "./proof/proof";
import { Proofs } from "./proof/proofs";
import { TokenRemarks } from "./remarks/tokenRemarks";
import { MintReminders } from "./remindOfMints";
import { Retirements } from "./retiring/retirements";
import type { KeptSecrets } from "./secrets/keptSecrets";
import type { Vault } from "./secrets/vault";
import type { WaitingSecret } from "./secrets/waitingSecret";
import { signedOutMeanwhile } from "./signedOutMeanwhile";
import { openTokenRecords, type TokenRecords } from "./tokenRecords";

type Parts = {
  /** The folder that VS Code gives us, absolute. */
  readonly storage: string;
  readonly store: SecretStore;
  /** When VS Code read the keyring, for this window only, ms since 1970; see SealingOptions. */
  readonly keyringReadAt: number;
  readonly sessions: Sessions;
  readonly tokens: TokenStores;
  readonly makeClient: ClientFactory;
  readonly log: Log;
};

/** The life of tokens, from minting to their end. */
export class TokenLife implements vscode.Disposable {
  /** Returns what happened to an unfinished creation with a name; undefined if there is none. */
  readonly interrupted: (session: SignedIn, name: string) => Promise<Fate | undefined>;
  readonly journal: MintJournal;
  readonly vault: Vault;
  readonly mint: Mint;
  readonly retirements: Retirements;
  readonly kept: KeptSecrets;
  readonly proofs: Proofs;
  readonly remarks: TokenRemarks;
  readonly #reminders: MintReminders;
  readonly #tidy: TokenRecords["tidy"];
  readonly #watching: readonly { dispose(): unknown }[];
  #isStarted = false;

  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;

    const { storage, store, keyringReadAt, sessions, tokens, log } = parts;
    const records = openTokenRecords(storage, store, log, { keyringReadAt });
    this.journal = records.journal;
    this.vault = records.vault;
    this.mint = records.mint;
    this.kept = records.kept;
    this.proofs = new Proofs(records.proofs, parts, log);
    this.remarks = new TokenRemarks(records.remarks);
    this.retirements = new Retirements(
      records.retirements,
      (href) => sessions.at(href),
      (pending, outcome) => {
        inBackground("Telling of a retirement", async () => {
          const { tellRetirement } = await import("./retiring/carryThrough");
          tellRetirement(pending, outcome);
        });
        const session = sessions.at(pending.deployment);
        // Do not request a list that nobody has opened.
        const store = session && tokens.of(session);
        if (store && store.current.kind !== "unasked")
          quietly("Reading the tokens again", store.refresh("changed"));
      },
      log,
    );
    this.#tidy = records.tidy;
    const recovery = {
      journal: this.journal,
      vault: this.vault,
      mint: this.mint,
      known: records.known,
      log,
      catalogOf: ({ client }: SignedIn) => askCatalog(client),
    };
    this.#reminders = new MintReminders({ ...recovery, sessions, tokens });
    this.interrupted = async (session, name) => {
      if ((await this.journal.list()).length === 0) return undefined;
      const { fateOfInterrupted } = await import("./minting/interrupted");
      return fateOfInterrupted(recovery, session, name, Date.now());
    };
    this.#watching = [
      tokens.onDidChange(() => quietly("Forgetting what has ended", this.#forgetEnded())),
      sessions.onDidChange(({ added, changed }) => {
        // Includes what became due while nobody was signed in there.
        if (this.#isStarted && added.length + changed.length > 0)
          quietly("Looking after what is due", this.retirements.lookAfter());
      }),
    ];
  }

  /** Resumes unfinished work, of this window or another. */
  start(): void {
    this.#isStarted = true;
    quietly("Reading proofs", this.proofs.reload());
    quietly("Reading remarks", this.remarks.reload());
    this.retirements.start();
    this.vault.watch();
    quietly("Looking after unfinished tokens", this.#reminders.start());
    quietly("Tidying up", this.#tidy(Date.now()));
  }

  /** Records that the person has the secret of an intent. @throws NotWritten */
  async delivered(id: string): Promise<void> {
    const { sessions } = this.#parts;
    await finishDelivery(id, this, (href) => {
      const session = sessions.at(href);
      return session ? +serverNow(session) : Date.now();
    });
  }

  /**
   * Proves a token that was just minted, against what was asked for.
   * @throws GrantUnknown or CoderError if it cannot be proved; that says nothing about the token.
   */
  async prove({ id, deployment, tokenId, secret }: WaitingSecret, signal: AbortSignal): Promise<Proof> {
    const grant = (await this.journal.get(id))?.request.grant;
    return (await this.proofs.prove({ deployment, tokenId, secret, grant }, signal)).proof;
  }

  /**
   * Ends a token that is not what it should be; its secret is useless now. The token it was to replace stays.
   * @throws CoderError if the server refused or cannot be reached; Explained with a button if nobody is
   * signed in there any more.
   */
  async discard({ id, deployment, tokenId, name }: WaitingSecret): Promise<Retirement> {
    const session = this.#parts.sessions.at(deployment);
    if (!session) throw signedOutMeanwhile(name, deployment);
    const retirement = await retire(session.client, tokenId);
    await this.mint.delivered(id);
    await this.#parts.tokens.of(session).refresh("changed");
    return retirement;
  }

  dispose(): void {
    for (const watching of this.#watching) watching.dispose();
    this.#reminders.dispose();
    this.vault.dispose();
    this.retirements.dispose();
    this.proofs.dispose();
    this.remarks.dispose();
  }

  /** Secrets saved for reuse, proofs and remarks go with their tokens. */
  async #forgetEnded(): Promise<void> {
    const { sessions, tokens, makeClient, log } = this.#parts;
    for (const session of sessions.all) {
      const { current } = tokens.of(session);
      if (current.kind !== "loaded") continue;
      const { deployment } = session;
      const now = serverNow(session);
      try {
        await this.proofs.forgetEnded(current.last, now);
        await this.remarks.forgetGone(current.last);
        await this.kept.forgetEnded(
          deployment,
          current.last.tokens,
          (secret) => makeClient(deployment, secret),
          now,
        );
      } catch (error) {
        log.error("What was kept of a token that ended could not be forgotten", error);
      }
    }
  }
}
