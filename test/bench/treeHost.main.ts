import { Surveys } from "../../src/tokens/audit/surveys";
import { TokenCache } from "../../src/tokens/list/tokenCache";
import { TokenStore } from "../../src/tokens/list/tokenStore";
import { rowsAtOnce, tokensPicture } from "../../src/views/tokens/tokensPicture";
import { usualOptions } from "../../src/views/tokens/viewOptions";
import { reportToRunner } from "../host/suiteReport";
import { memoryLog, MemoryMemento } from "../support/memory";
import { noMarks } from "../support/noMarks";
import { download } from "./support/bare";
import { compare, type Taken } from "./support/measuring";
import { makeRows } from "./support/rows";
import { servedHere, signIn } from "./support/signIn";

/** What the program prints, as JSON. */
export type TreeTimes = Readonly<
  Record<"reference" | "parse" | "list" | "tree" | "audit" | "again" | "filter", Taken>
> & {
  readonly tokens: number;
  readonly rows: number;
};

const rounds = 20;

/** Measures, inside the extension host, how long the Tokens view takes with the tokens of `CODER_ACCESS_BENCH_URL`. */
export async function run(): Promise<void> {
  await reportToRunner(async (print) => {
    print(JSON.stringify(await measure()));
    return { passed: 1, failed: 0, skipped: 0 };
  });
}

async function measure(): Promise<TreeTimes> {
  const served = servedHere();
  const session = await signIn(served);
  const surveys = new Surveys(memoryLog());
  const store = () => new TokenStore(session, new TokenCache(new MemoryMemento()), memoryLog());

  /** The rows that the view gives to VS Code once the tokens were read. */
  async function paint(from: TokenStore, filter = "", looks = surveys): Promise<number> {
    const state = from.current;
    const survey = state.last && (await looks.of(state.last));
    const picture = await tokensPicture({
      states: [{ session, state, survey }],
      marks: noMarks,
      options: { ...usualOptions, filter },
      nowAt: () => new Date(),
      shownOf: () => rowsAtOnce,
      busyWith: () => undefined,
      leaseRows: () => [],
      current: undefined,
      explain: String,
    });
    return makeRows(picture.roots);
  }
  const open = store();
  await open.refresh("asked");
  let rows = await paint(open);

  const path = "/api/v2/users/me/keys/tokens?include_expired=true";
  const text = await download(served.url + path, served.key);
  const ways = {
    reference: async () => JSON.parse(await download(served.url + path, served.key)) as unknown,
    parse: () => Promise.resolve(JSON.parse(text) as unknown),
    list: () => session.client.tokens.list({ includeExpired: true }),
    tree: async () => {
      const fresh = store();
      await fresh.refresh("asked");
      rows = await paint(fresh);
      fresh.dispose();
    },
    audit: () => paint(open, "", new Surveys(memoryLog())),
    again: () => paint(open),
    filter: () => paint(open, "template"),
  };
  const taken = await compare(ways, rounds);
  return { ...taken, tokens: open.current.last?.tokens.length ?? 0, rows };
}
