import assert from "node:assert/strict";
import type { CoderClient } from "../../../../src/coder";
import type { LeaseFacts } from "../../../../src/leases/leaseControl";
import { ErrorDoor } from "../../../../src/platform/errors";
import { Signal } from "../../../../src/platform/signal";
import { LeaseNode } from "../../../../src/views/tokens/nodes/leaseNode";
import { LeasesNode } from "../../../../src/views/tokens/nodes/leasesNode";
import type { DeploymentState } from "../../../../src/views/tokens/pictureFacts";
import {
  type Looks,
  TokensPainter,
  type TokensViewServices,
} from "../../../../src/views/tokens/tokensPainter";
import { usualOptions } from "../../../../src/views/tokens/viewOptions";
import { memoryLog, MemoryMemento } from "../../../support/memory";
import { host, useVscode } from "../../../support/vscode/host";
import { now, token } from "../../tokens/auditSupport";
import { sessionAt, stateOf, tokenRowsOf } from "../pictureSupport";

const minute = 60_000;

describe("what paints the Tokens view", () => {
  useVscode();
  const here = sessionAt("coder.example.com", 0);
  let states: DeploymentState[];
  let memory: MemoryMemento;
  let refreshed: string[];
  /** The tokens whose end was noted as told. */
  let told: string[];
  let notes: () => Promise<boolean>;
  let surveyed: Promise<unknown>;
  let changed: Signal<undefined>;
  let log: ReturnType<typeof memoryLog>;
  let painter: TokensPainter;
  let looks: Looks;
  let leases: LeaseFacts[];
  let ended: ReadonlySet<string>;

  beforeEach(() => {
    states = [stateOf(here, [token("deploy")])];
    memory = new MemoryMemento();
    [refreshed, told] = [[], []];
    [leases, ended] = [[], new Set()];
    notes = () => Promise.resolve(true);
    surveyed = Promise.resolve();
    changed = new Signal();
    log = memoryLog();
    looks = {
      options: { ...usualOptions, isGrouped: false },
      shownOf: () => undefined,
      busyWith: () => undefined,
      isInSight: true,
    };
    const onDidChange = (listener: () => void) => changed.listen(listener);
    const services = {
      sessions: {
        get current() {
          return states[0]?.session ?? { kind: "signedOut" };
        },
        get all() {
          return states.map(({ session }) => session);
        },
        onDidChange,
      },
      tokens: {
        of: (session: unknown) => ({ current: states.find((state) => state.session === session)?.state }),
        onDidChange,
        refresh: (why: string) => Promise.resolve(void refreshed.push(why)),
      },
      surveys: {
        of: async (last: unknown) => {
          await surveyed;
          return states.find(({ state }) => state.last === last)?.survey;
        },
        onDidLearn: onDidChange,
      },
      retirements: { of: () => undefined, onDidChange },
      vault: { list: () => Promise.resolve([]) },
      kept: { list: () => Promise.resolve([]) },
      told: {
        take: (href: string, { name }: { name: string }) => {
          told.push(`${href} ${name}`);
          return notes();
        },
      },
      isExempt: () => false,
      leases: {
        list: () => Promise.resolve(leases),
        hasEnded: (_href: string, id: string) => ended.has(id),
        onDidChange,
      },
      memory,
    } as unknown as TokensViewServices;
    painter = new TokensPainter(services, new ErrorDoor(log));
  });
  const paint = (signal = new AbortController().signal) => painter.paint(() => looks, signal);
  const soon = token("soon", { age: 29, lasts: 30 });

  it("paints the tokens of every session, and nothing of one that was not asked yet", async () => {
    const other = sessionAt("other.example.com", 0);
    states.push({ session: other, state: { kind: "unasked", last: undefined }, survey: undefined });
    const painted = await paint();
    const rows = await tokenRowsOf(painted?.picture.roots ?? []);
    assert.deepEqual(
      rows.map(({ token: { key } }) => key.name),
      ["deploy"],
    );
    assert.equal(painted?.showsEverybodys, false);
  });

  it("fetches nothing by itself, and does when somebody looks", async () => {
    await paint();
    assert.deepEqual(refreshed, []);
    await painter.look();
    assert.deepEqual(refreshed, ["shown"]);
  });

  it("says whether everybody's tokens are shown, and whether some are being asked for", async () => {
    const [first] = states;
    const last = first?.state.last ?? assert.fail("nothing is listed");
    assert.equal(painter.isLoading, false);
    const everybodys = { ...last, isEverybodys: true };
    states = [{ session: here, state: { kind: "loading", last: everybodys }, survey: first?.survey }];
    assert.equal(painter.isLoading, true);
    assert.equal((await paint())?.showsEverybodys, true);
  });

  it("gives up for a later picture, and notes nothing as told then", async () => {
    states = [stateOf(here, [soon])];
    const later = new AbortController();
    let goOn = (): void => undefined;
    surveyed = new Promise<void>((resolve) => (goOn = resolve));
    const painting = paint(later.signal);
    later.abort();
    goOn();
    assert.equal(await painting, undefined);
    assert.deepEqual(told, []);
  });

  it("gives up for one that is wanted while it notes what was told", async () => {
    states = [stateOf(here, [soon])];
    const later = new AbortController();
    notes = () => {
      later.abort();
      return Promise.resolve(true);
    };
    assert.equal(await paint(later.signal), undefined);
  });

  it("knows an owner once the server said so, and paints anew then", async () => {
    let painted = 0;
    painter.onDidChange(() => (painted += 1));
    const me = { roles: [{ name: "owner", organizationId: undefined }] };
    const client = { clockSkewMs: 0, now: () => now, users: { me: () => Promise.resolve(me) } };
    states = [stateOf({ ...here, client: client as unknown as CoderClient }, [token("deploy")])];
    assert.equal((await paint())?.maySeeEverybodys, false);
    await new Promise(setImmediate);
    assert.deepEqual([painted, (await paint())?.maySeeEverybodys], [1, true]);
  });

  it("notes a coming end as seen by who looks at the view, and by nobody else", async () => {
    states = [stateOf(here, [soon, token("fine")])];
    looks = { ...looks, isInSight: false };
    await paint();
    assert.deepEqual(told, []);
    looks = { ...looks, isInSight: true };
    assert.equal((await paint())?.picture.message, "", "its row says it");
    await paint();
    assert.deepEqual(told, [`${here.deployment.href} soon`], "once");
  });

  it("paints all the same when that cannot be noted, and shows the failure", async () => {
    states = [stateOf(here, [soon])];
    notes = () => Promise.reject(new Error("the disk is full"));
    assert.equal((await tokenRowsOf((await paint())?.picture.roots ?? [])).length, 1);
    assert.equal(host.shown.length, 1);
    assert.match(log.lines.join(), /Noting what was told/);
  });

  it("shows the options of the moment at which it paints", async () => {
    let goOn = (): void => undefined;
    surveyed = new Promise<void>((resolve) => (goOn = resolve));
    const painting = paint();
    looks = { ...looks, options: { ...looks.options, filter: "zzz" } };
    goOn();
    assert.equal((await painting)?.picture.message, 'No token matches "zzz".');
  });

  for (const [what, ends, used, lasts] of [
    ["the next minute of an end", 5.5 * minute, -9 * 60 * minute, 0.5 * minute],
    ["a second, at least", 1, -9 * 60 * minute, 1_000],
  ] as const) {
    it(`says for how long its words are true: ${what}`, async () => {
      const key = { ...token("watch"), expiresAt: new Date(+now + ends), lastUsed: new Date(+now + used) };
      const session = { ...here, client: { clockSkewMs: 0, now: () => now } as unknown as CoderClient };
      states = [stateOf(session, [key])];
      const painted = await paint();
      assert.ok(painted && painted.lasts >= 1_000 && painted.lasts <= lasts + 1_000, `${painted?.lasts}`);
    });
  }

  it("has words that are true for good where there is no token", async () => {
    states = [stateOf(here, [])];
    assert.equal((await paint())?.lasts, Infinity);
    states = [];
    assert.equal((await paint())?.lasts, Infinity);
  });

  it("keeps what was chosen about the view for the next window, and no filter", async () => {
    assert.deepEqual(painter.recall(), usualOptions);
    await painter.remember({ isGrouped: false, sort: "name", filter: "zzz", showsExpired: true });
    assert.deepEqual(painter.recall(), { ...usualOptions, isGrouped: false, sort: "name" });
  });

  it("hears of every change until nobody listens", () => {
    let heard = 0;
    const listening = painter.onDidChange(() => (heard += 1));
    changed.tell(undefined);
    assert.equal(heard, 5, "tokens, sessions, what was learned, retirements, leases");
    for (const one of listening) one.dispose();
    changed.tell(undefined);
    assert.equal(heard, 5);
  });

  describe("below the tokens", () => {
    const name = "lease: terminal alpha, laptop, 7f3a19";
    const lease = (more: Partial<LeaseFacts> = {}): LeaseFacts => ({
      kind: "terminal",
      holder: "alpha",
      machine: "laptop",
      id: "intent",
      deployment: here.deployment.href,
      userId: here.record.userId,
      tokenId: "leased0001",
      name,
      grant: { scopes: ["workspace:ssh"], allowList: [] },
      until: new Date(+now + 3_600_000),
      ...more,
    });
    const rows = async () => {
      const roots = (await paint())?.picture.roots ?? [];
      const group = roots.find((root) => root instanceof LeasesNode);
      return group?.children().map((row) => (row instanceof LeaseNode ? row.lease.name : "")) ?? [];
    };

    it("shows the leases of this person there that live, and nobody else's", async () => {
      const deployment = sessionAt("elsewhere.example.com").deployment.href;
      leases = [
        lease(),
        lease({ name: "over", until: new Date(0) }),
        lease({ name: "other", userId: "other" }),
        lease({ name: "elsewhere", deployment }),
      ];
      assert.deepEqual(await rows(), [name]);
    });

    it("shows those that only the server knows of, once, and none that has ended meanwhile", async () => {
      const key = (id: string, of: string) => ({
        ...token(of),
        id,
        userId: here.record.userId,
        lifetimeSeconds: 3600,
        expiresAt: new Date(+now + 3_600_000),
      });
      const far = "lease: agent look, desktop, 7f3a1a";
      const [state] = states;
      assert.ok(state?.survey);
      const listed = [
        key("leased0001", name),
        key("far", far),
        key("gone", "lease: task push, laptop, 7f3a1b"),
      ];
      states[0] = { ...state, survey: { ...state.survey, leases: listed } };
      leases = [lease()];
      ended = new Set(["gone"]);
      assert.deepEqual(await rows(), [name, far]);
    });

    it("has no row where there is none", async () => assert.deepEqual(await rows(), []));
  });
});
