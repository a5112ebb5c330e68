import type { SecretStorageChangeEvent } from "vscode";
import { CoderClient } from "../../../../src/coder";
import type { Keyring } from "../../../../src/platform/keyring/secretStore";
import type { SignedIn } from "../../../../src/session/sessionState";
import { type Files, nodeFiles } from "../../../../src/tokens/durable/files";

/** What a process does to the world outside, counted, so that it can die before or after any of it. */
export type Mortal = {
  /** How many steps it took. */
  readonly steps: number;
  readonly names: readonly string[];
  /** Files that are open; whoever outlives the process in its place closes them. */
  readonly opened: Set<{ close(): Promise<void> }>;
  /** Whether its keyring will not answer. */
  readonly hangs: boolean;
  /** Is told when VS Code disposes of everything. */
  onDispose: () => void;
  /** Takes a step: dies before it, after it, or does it. */
  readonly step: <T>(name: string, run: () => Promise<T>) => Promise<T>;
};

/**
 * What happens at a step: the process dies before or after it, or goes on with a full disk, a keyring that refuses or does
 * not answer, or while VS Code disposes of everything.
 */
export const ways = ["before", "after", "full", "refuses", "hangs", "disposed"] as const;

/** When and how a process dies, or what goes wrong at a step instead. */
export type Fate = {
  readonly at: number;
  readonly how: (typeof ways)[number];
  /** Ends the process; what it returns never comes. */
  readonly die: () => Promise<never>;
};

/** Full disks say so for writes alone. */
const writes = /^(mkdir|open|write|sync|rename)/;

/** Counts steps, and ends at the one that fate chose. */
export function mortal(fate: Fate | undefined): Mortal {
  const names: string[] = [];
  let isFull = false;
  let isDead = false;
  let isDisposed = false;
  let keyring: "answers" | "refuses" | "hangs" = "answers";
  const die = (): Promise<never> => {
    isDead = true;
    return fate === undefined ? never() : fate.die();
  };
  const self: Mortal = {
    onDispose: () => undefined,
    hangs: fate?.how === "hangs",
    get steps() {
      return names.length;
    },
    names,
    opened: new Set(),
    step: async (name, run) => {
      // What went on beside the step at which it died does not go on.
      if (isDead) return never();
      names.push(name);
      const isChosen = names.length === fate?.at;
      if (isChosen && fate.how === "before") return die();
      isFull ||= isChosen && fate.how === "full";
      if (isChosen && (fate.how === "refuses" || fate.how === "hangs")) keyring = fate.how;
      if (name.startsWith("keyring") && keyring === "refuses") throw new Error("The keyring is locked.");
      if (name.startsWith("keyring") && keyring === "hangs") return never();
      if (isChosen && fate.how === "disposed" && !isDisposed) {
        isDisposed = true;
        self.onDispose();
      }
      if (isFull && writes.test(name)) throw Object.assign(new Error("ENOSPC"), { code: "ENOSPC" });
      // A refusal is an answer, too.
      const result = await Promise.allSettled([run()]);
      if (isChosen && fate.how === "after") return die();
      const [settled] = result;
      if (settled.status === "rejected") throw settled.reason;
      return settled.value;
    },
  };
  return self;
}

function never(): Promise<never> {
  return new Promise(() => undefined);
}

/** The file system of a mortal process: every call is a step, and what was begun stays as it was left. */
export function mortalFiles({ step, opened: open }: Mortal): Files {
  return {
    mkdir: (folder, options) => step("mkdir", () => nodeFiles.mkdir(folder, options)),
    open: (file, flags, mode) =>
      flags === "r"
        ? step("look", async () => {
            const opened = await nodeFiles.open(file, flags, mode);
            open.add(opened);
            return {
              writeFile: (text) => opened.writeFile(text),
              sync: () => opened.sync(),
              close: () => closeIn(open, opened),
            };
          })
        : step(`open ${kindOf(file)}`, async () => {
            const opened = await nodeFiles.open(file, flags, mode);
            open.add(opened);
            return {
              // A process can die in the middle of a text.
              writeFile: async (text) => {
                await step(`write ${kindOf(file)}`, () => opened.writeFile(text.slice(0, text.length / 2)));
                await step(`write ${kindOf(file)}`, () => opened.writeFile(text.slice(text.length / 2)));
              },
              sync: () => step(`sync ${kindOf(file)}`, () => opened.sync()),
              close: () => closeIn(open, opened),
            };
          }),
    rename: (from, to) => step(`rename ${kindOf(to)}`, () => nodeFiles.rename(from, to)),
    unlink: (file) => step(`unlink ${kindOf(file)}`, () => nodeFiles.unlink(file)),
    readdir: (folder) => nodeFiles.readdir(folder),
    readFile: (file, encoding) => nodeFiles.readFile(file, encoding),
    stat: (file) => nodeFiles.stat(file),
  };
}

async function closeIn(open: Mortal["opened"], file: { close(): Promise<void> }): Promise<void> {
  open.delete(file);
  await file.close();
}

function kindOf(file: string): string {
  return /intents|sealed|retirements|keys|delivered|leases/.exec(file)?.[0] ?? "";
}

/**
 * The keyring of one window, which in a browser has a copy of its own; `disk` is what it begins with, and `onChange` is
 * told the whole of what it writes.
 */
export function lateKeyring(
  { step }: Mortal,
  disk: ReadonlyMap<string, string>,
  onChange: (values: ReadonlyMap<string, string>) => void,
): Keyring {
  const values = new Map(disk);
  const listeners = new Set<(event: SecretStorageChangeEvent) => void>();
  const change = (key: string, run: () => void) =>
    step("keyring", () => {
      run();
      onChange(values);
      for (const listener of listeners) listener({ key });
      return Promise.resolve();
    });
  return {
    get: (key) => step("keyring read", () => Promise.resolve(values.get(key))),
    keys: () => step("keyring list", () => Promise.resolve([...values.keys()])),
    store: (key, value) => change(key, () => values.set(key, value)),
    delete: (key) => change(key, () => values.delete(key)),
    onDidChange: (listener) => {
      listeners.add(listener);
      return { dispose: () => listeners.delete(listener) };
    },
  };
}

/** A session whose every request to make, read, expire or list a token is a step. */
export function mortalSession(self: Mortal, session: SignedIn, timeoutMs: number): SignedIn {
  const { step } = self;
  const { deployment, record } = session;
  let isDisposed = false;
  const client = new CoderClient({
    deployment,
    session: record.session,
    transport: {
      timeoutMs,
      // What listens may write to a channel that is closed by then.
      onRequest: () => {
        if (isDisposed) throw new Error("Channel has been closed");
      },
    },
  });
  self.onDispose = () => {
    isDisposed = true;
    client.dispose();
  };
  const { tokens, keys } = client;
  Object.assign(client, {
    tokens: {
      ...tokens,
      create: (...rest: Parameters<typeof tokens.create>) => step("POST", () => tokens.create(...rest)),
      list: (...rest: Parameters<typeof tokens.list>) => step("list", () => tokens.list(...rest)),
      getByName: (...rest: Parameters<typeof tokens.getByName>) =>
        step("byName", () => tokens.getByName(...rest)),
    },
    keys: {
      ...keys,
      get: (...rest: Parameters<typeof keys.get>) => step("readBack", () => keys.get(...rest)),
      expire: (...rest: Parameters<typeof keys.expire>) => step("expire", () => keys.expire(...rest)),
      delete: (...rest: Parameters<typeof keys.delete>) => step("delete", () => keys.delete(...rest)),
    },
  });
  return { kind: "signedIn", deployment, record, client };
}
