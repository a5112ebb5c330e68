import { setImmediate as nextTurn, setTimeout as sleep } from "node:timers/promises";
import { Explained } from "../../src/platform/errors";
import type { SignedIn } from "../../src/session/sessionState";
import { WorkspacesPainter } from "../../src/views/workspaces/workspacesPainter";
import { readWorkspaces } from "../../src/workspaces/list/readWorkspaces";
import { type Rhythm, usualRhythm } from "../../src/workspaces/list/rhythm";
import { WorkspaceStores } from "../../src/workspaces/list/workspaceStores";
import type { LoggedRequest } from "../coderd";
import { reportToRunner } from "../host/suiteReport";
import { memoryLog } from "../support/memory";
import { download } from "./support/bare";
import { compare, type Taken } from "./support/measuring";
import { makeRows } from "./support/rows";
import { type Served, servedHere, signIn } from "./support/signIn";

/** Requests in one minute of somebody who looks at the view. */
export type Requests = {
  readonly who: string;
  readonly "first minute": number;
  readonly "second minute": number;
  readonly "after five minutes": number;
  readonly hidden: number;
};

/** What the program prints, as JSON. */
export type WorkspaceTimes = Readonly<Record<"reference" | "list" | "rows" | "again", Taken>> & {
  readonly workspaces: number;
  readonly inSight: number;
  readonly requests: readonly Requests[];
};

const rounds = 20;
const pageSize = 100;

/** Minutes pass so many times as fast where requests are counted. */
const haste = 20;
const minute = 60_000 / haste;

/** Measures, inside the extension host, how long the Workspaces view takes, and how much it asks. */
export async function run(): Promise<void> {
  await reportToRunner(async (print) => {
    print(JSON.stringify(await measure()));
    return { passed: 1, failed: 0, skipped: 0 };
  });
}

async function measure(): Promise<WorkspaceTimes> {
  const served = servedHere();
  const session = await signIn(served);
  const open = new View(session);
  let inSight = await open.show();
  const taken = await compare(
    {
      reference: () => readBare(served),
      list: () => readWorkspaces(session.client, "", new AbortController().signal),
      rows: async () => {
        const view = new View(session);
        inSight = await view.show();
        view.close();
      },
      again: () => open.show(),
    },
    rounds,
  );
  const workspaces = open.count;
  open.close();
  const few = { url: served.url, key: process.env["CODER_ACCESS_BENCH_FEW"] ?? "" };
  const requests = [
    await countRequests("1 workspace, nothing happens", few),
    await countRequests(`${workspaces} workspaces, some change`, served),
  ];
  return { ...taken, workspaces, inSight, requests };
}

/** The Workspaces view without VS Code's part of it. */
class View {
  readonly #session: SignedIn;
  readonly #stores: WorkspaceStores;
  readonly #painter: WorkspacesPainter;

  constructor(session: SignedIn, rhythm?: Rhythm) {
    this.#session = session;
    const sessions = { all: [session], onDidChange: () => ({ dispose: () => undefined }) };
    this.#stores = new WorkspaceStores(sessions, memoryLog(), rhythm);
    const services = { sessions, stores: this.#stores, tokens: { of: () => Promise.resolve([]) } };
    const errors = {
      explain: (error: unknown) => new Explained(String(error)),
      inBackground: (_doing: string, work: () => unknown) => void work(),
    };
    this.#painter = new WorkspacesPainter(services, errors, () => undefined);
  }

  get count(): number {
    return this.#stores.of(this.#session).current.last?.workspaces.length ?? 0;
  }

  /** Reads everything, and makes the rows that VS Code asks for once it was told of them. */
  async show(): Promise<number> {
    await this.#stores.refresh();
    const looks = { filter: "", shownOf: () => undefined, busyWith: () => undefined };
    const painted = await this.#painter.paint(looks, new AbortController().signal);
    await nextTurn();
    return makeRows(painted?.picture.roots ?? []);
  }

  look(isInSight: boolean): void {
    this.#painter.look(isInSight);
  }

  close(): void {
    this.#stores.dispose();
  }
}

async function readBare({ url, key }: Served): Promise<void> {
  for (let offset = 0; ; offset += pageSize) {
    const text = await download(`${url}/api/v2/workspaces?limit=${pageSize}&offset=${offset}`, key);
    const { count } = JSON.parse(text) as { readonly count: number };
    if (offset + pageSize >= count) return;
  }
}

async function countRequests(who: string, served: Served): Promise<Requests> {
  const session = await signIn(served);
  const view = new View(session, hastened(usualRhythm));
  const during = async (length: number) => {
    await fetch(`${served.url}/__test/log`, { method: "DELETE" });
    await sleep(length);
    return ((await (await fetch(`${served.url}/__test/log`)).json()) as LoggedRequest[]).length;
  };
  view.look(true);
  const first = await during(minute);
  const second = await during(minute);
  await sleep(4 * minute);
  const later = await during(minute);
  view.look(false);
  const hidden = await during(minute);
  view.close();
  return { who, "first minute": first, "second minute": second, "after five minutes": later, hidden };
}

function hastened({ fast, patience, slower, perPage, failing }: Rhythm): Rhythm {
  return {
    fast: fast / haste,
    patience: patience / haste,
    slower: slower.map(({ after, every }) => ({ after: after / haste, every: every / haste })),
    perPage: perPage / haste,
    failing: failing / haste,
  };
}
