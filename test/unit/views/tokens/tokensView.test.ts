import assert from "node:assert/strict";
import type { CoderClient } from "../../../../src/coder";
import { ErrorDoor } from "../../../../src/platform/errors";
import type { TokensViewServices } from "../../../../src/views/tokens/tokensPainter";
import { TokensView } from "../../../../src/views/tokens/tokensView";
import { until } from "../../../host/until";
import { memoryLog, MemoryMemento } from "../../../support/memory";
import { host, useVscode } from "../../../support/vscode/host";
import { now as noon, token } from "../../tokens/auditSupport";
import { sessionAt, stateOf, tokenRowsOf } from "../pictureSupport";

const minute = 60_000;
const hour = 60 * minute;

/** What was put off: for how long, in ms, and what was to be done then. */
type PutOff = { readonly wait: number; readonly run: () => void };

describe("the Tokens view in sight is painted anew", () => {
  useVscode();
  const { setTimeout: realSetTimeout, clearTimeout: realClearTimeout } = globalThis;
  let now: Date;
  let view: TokensView;
  let painted: number;
  let putOff: PutOff | undefined;
  /** How often the tokens were asked for, to be painted. */
  let asked: number;

  beforeEach(() => {
    now = noon;
    [painted, asked] = [0, 0];
    putOff = undefined;
    globalThis.setTimeout = ((run: () => void, wait: number) => {
      putOff = { wait, run };
      return { unref: () => undefined };
    }) as unknown as typeof setTimeout;
    globalThis.clearTimeout = () => (putOff = undefined);
  });
  afterEach(() => {
    view.dispose();
    globalThis.setTimeout = realSetTimeout;
    globalThis.clearTimeout = realClearTimeout;
  });

  /** Opens the view of one token that ends, and was last used, so many ms from noon, by the clock of its server. */
  async function open(ends: number, used: number): Promise<void> {
    const at = sessionAt("coder.example.com", 0);
    const session = { ...at, client: { clockSkewMs: 0, now: () => now } as unknown as CoderClient };
    const key = { ...token("watch"), expiresAt: new Date(+noon + ends), lastUsed: new Date(+noon + used) };
    const { state, survey } = stateOf(session, [key]);
    const onDidChange = () => ({ dispose: () => undefined });
    const services = {
      sessions: { all: [session], current: session, onDidChange },
      tokens: {
        of: () => {
          asked += 1;
          return { current: state };
        },
        onDidChange,
        refresh: () => Promise.resolve(),
      },
      vault: { list: () => Promise.resolve([]) },
      surveys: { of: () => Promise.resolve(survey), onDidLearn: onDidChange },
      retirements: { of: () => undefined, onDidChange },
      kept: { list: () => Promise.resolve([]) },
      told: { take: () => Promise.resolve(false) },
      isExempt: () => false,
      leases: { list: () => Promise.resolve([]), hasEnded: () => false, onDidChange },
      memory: new MemoryMemento(),
    } as unknown as TokensViewServices;
    view = new TokensView(new ErrorDoor(memoryLog()), () => Promise.resolve(services));
    view.onDidChangeTreeData(() => (painted += 1));
    await nextPainting(painted);
  }
  const nextPainting = (before: number) =>
    until(
      () => (painted > before ? true : undefined),
      () => "It was not painted.",
      2_000,
    );
  async function words(): Promise<string> {
    const [row] = await tokenRowsOf(await view.getChildren());
    const parts = ((await row?.children()) ?? []).map((part) => String(part.toItem().description));
    return [row?.toItem().description, ...parts].join(" | ");
  }
  function pending(): PutOff {
    assert.ok(putOff);
    return putOff;
  }

  for (const [what, ends, used, before, after] of [
    ["an end", 4.5 * minute, -30 * hour, "4 min left", "3 min left"],
    ["a use", 40.5 * hour, -3.5 * minute, "3 minutes ago", "4 minutes ago"],
    ["an end that comes", 1.5 * minute, -30 * hour, "1 min left", "0 min left"],
  ] as const) {
    it(`as soon as the words about ${what} are true no more, and not before`, async () => {
      await open(ends, used);
      assert.ok((await words()).includes(before), await words());
      const { wait, run } = pending();
      assert.ok(wait > 1_000 && wait < 5 * minute, String(wait));
      now = new Date(+noon + wait - 1);
      await view.paint();
      assert.ok((await words()).includes(before), await words());
      now = new Date(+noon + wait);
      const heard = painted;
      run();
      await nextPainting(heard);
      const said = await words();
      assert.ok(said.includes(after) && !said.includes(before), said);
    });
  }

  it("after a while at the latest, and no more often than each second", async () => {
    await open(200.5 * 24 * hour, -30 * hour);
    assert.equal(pending().wait, 5 * minute);
    view.dispose();
    await open(28.99 * minute + 200, -30 * hour);
    assert.equal(pending().wait, 1_000);
  });

  it("not while nobody looks, nor once it is closed", async () => {
    await open(4.5 * minute, -30 * hour);
    const { run } = pending();
    const [{ view: shown } = { view: undefined }] = host.trees;
    Object.assign(shown ?? {}, { visible: false });
    const before = asked;
    run();
    await new Promise(setImmediate);
    assert.equal(asked, before);
    Object.assign(shown ?? {}, { visible: true });
    run();
    await new Promise(setImmediate);
    assert.ok(asked > before);
    view.dispose();
    assert.equal(putOff, undefined);
  });
});
