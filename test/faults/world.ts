import { openLeaseRecords } from "../../src/leases/records/leaseRecords";
import { SecretStore } from "../../src/platform/keyring/secretStore";
import { openTokenRecords } from "../../src/tokens/tokenRecords";
import { type Coderd, type ProfileName, startCoderd } from "../coderd";
import { until } from "../host/until";
import { memoryLog, MemorySecrets } from "../support/memory";
import { storedSession } from "../support/storedSession";
import { type StartedExtension, startExtension } from "../support/vscode/extension";
import { freshVscode, host, type Shown } from "../support/vscode/host";
import type { Chooser } from "./chooser";
import { readScreen, type Said } from "./screen";

/** Longer than anything that the product waits for before it says something, in ms of the hastened time. */
export const longEnough = 10 * 60_000;

/** The limit of one request in the campaign, in seconds: a setting of the product. */
const requestLimit = 20;

/** How long a closed window may take to come to rest, in ms. */
const settles = 1000;

/** A person with VS Code at a deployment of their own, and another origin that must hear nothing of it. */
export type World = {
  readonly coderd: Coderd;
  readonly elsewhere: Coderd;
  readonly extension: StartedExtension;
  readonly secrets: MemorySecrets;
  readonly profile: ProfileName;
  readonly choose: Chooser;
  /** The key that the person is signed in with, or signs in with. */
  readonly key: string;
  /** The names of new tokens whose secrets the person said that they have. */
  readonly taken: Set<string>;
  /** What the terminal printed so far. */
  screen: string;
  /** What was thrown where nobody catches. */
  readonly thrown: readonly unknown[];
  /** What is on screen. */
  said(): Promise<readonly Said[]>;
  /** What lies in the records on the disk, read as the next start would. */
  records(): Promise<Recorded>;
  close(): Promise<void>;
};

/** What the extension knows of tokens without asking a server. */
export type Recorded = {
  /** Tokens whose secrets wait for the person. */
  readonly waiting: readonly string[];
  /** Names and IDs of tokens that are being made, or whose answer was lost. */
  readonly intents: readonly (string | undefined)[];
  readonly leases: readonly (string | undefined)[];
  /** Tokens that are to end. */
  readonly retirements: readonly string[];
};

export type WorldOptions = {
  readonly profile: ProfileName;
  readonly elsewhere: Coderd;
  readonly choose: Chooser;
  readonly isSignedIn: boolean;
  /** How far the server's clock is ahead of the machine's, in ms. */
  readonly serverAhead: number;
};

/** Starts a fresh server, a fresh VS Code and the extension in it. */
export async function openWorld(options: WorldOptions): Promise<World> {
  const { profile, elsewhere, choose, isSignedIn, serverAhead } = options;
  freshVscode();
  const coderd = await startCoderd({ profile });
  coderd.clock.advance(serverAhead);
  const key = coderd.sessionKeyFor("alice");
  const secrets = new MemorySecrets();
  if (isSignedIn) secrets.values.set(`session:${coderd.url}`, storedSession(coderd, key));
  host.set("coderAccess.network.timeout", requestLimit);
  host.set("coderAccess.url", coderd.url);
  const thrown: unknown[] = [];
  const catchIt = (error: unknown): void => void thrown.push(error);
  process.on("uncaughtException", catchIt);
  process.on("unhandledRejection", catchIt);
  const extension = startExtension({ secrets });
  const world: World = {
    coderd,
    elsewhere,
    extension,
    secrets,
    profile,
    choose,
    key,
    taken: new Set(),
    screen: "",
    thrown,
    said: () => readScreen(world.screen),
    records: () => readRecords(extension),
    close: async () => {
      coderd.faults.clear();
      secrets.fail = undefined;
      secrets.answer();
      for (const page of host.webviews) if (page.isOpen) page.send({ type: "cancel" });
      extension.close();
      await coderd.stop();
      // What still waited for the server ends now, and must not show up in the next window.
      await new Promise((resolve) => setTimeout(resolve, settles));
      extension.remove();
      process.off("uncaughtException", catchIt);
      process.off("unhandledRejection", catchIt);
    },
  };
  return world;
}

async function readRecords({ storage, secrets }: StartedExtension): Promise<Recorded> {
  const log = memoryLog();
  const records = openTokenRecords(storage, new SecretStore({ secrets }, log), log, { patience: 0 });
  const leases = openLeaseRecords(storage, log);
  const [waiting, intents, lent, retirements] = await Promise.all([
    records.vault.list(),
    records.journal.list(),
    leases.journal.list(),
    records.retirements.list(),
  ]);
  const named = (all: typeof intents) => all.flatMap(({ tokenId, request }) => [tokenId, request.name]);
  return {
    waiting: waiting.map(({ tokenId }) => tokenId),
    intents: named(intents),
    leases: named(lent),
    retirements: retirements.map(({ tokenId }) => tokenId),
  };
}

/** Waits for something that the product must come to, or gives undefined when it does not. @param patience in ms. */
export async function awaited<T>(
  question: () => Promise<T | undefined> | T | undefined,
  patience = longEnough,
): Promise<T | undefined> {
  try {
    return await until(question, () => "", patience);
  } catch (error) {
    if (error instanceof Error && error.message === "") return undefined;
    throw error;
  }
}

/** Waits like `awaited` for something that must come before the fault. @throws an Error that names what did not. */
export async function needed<T>(
  what: string,
  question: () => Promise<T | undefined> | T | undefined,
): Promise<T> {
  const pages = (): string => JSON.stringify(host.webviews.map(({ sent }) => sent.slice(-3))).slice(0, 2000);
  return until(
    question,
    () => `${what} did not come before the fault: ${host.messages.join(" | ")} ${pages()}`,
    longEnough,
  );
}

/** The person answers questions and lists with these, and lets every notification be. */
export function answering(...titles: readonly string[]): (shown: Shown) => string | undefined {
  return ({ isModal, kind, choices }) =>
    isModal || kind === "quickPick" ? choices.find((choice) => titles.includes(choice)) : undefined;
}
