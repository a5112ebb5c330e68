import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { CoderClient } from "../../../../src/coder";
import type { SignedIn } from "../../../../src/session/sessionState";
import { DailyLooks } from "../../../../src/tokens/expiring/dailyLooks";
import { endsSoon, nextEndsSoon } from "../../../../src/tokens/expiring/endsSoon";
import { ExpiryNotices } from "../../../../src/tokens/expiring/expiryNotices";
import type { Expiring } from "../../../../src/tokens/expiring/expiryParts";
import { dayOf, isLookDue } from "../../../../src/tokens/expiring/lookDue";
import { MeantTokens } from "../../../../src/tokens/expiring/meantTokens";
import { expiringInWords, tellExpiring } from "../../../../src/tokens/expiring/tellExpiring";
import { ToldTokens } from "../../../../src/tokens/expiring/toldTokens";
import { type Coderd, startCoderd } from "../../../coderd";
import { memoryLog } from "../../../support/memory";
import { passTime } from "../../../support/serverClock";
import { signedInAt } from "../../../support/signedIn";
import { host, pressing, useVscode } from "../../../support/vscode/host";
import { day, now, token } from "../auditSupport";

const hour = 3_600_000;
const listPath = "/api/v2/users/me/keys/tokens";

describe("telling before a token expires", () => {
  let coderd: Coderd;
  let session: SignedIn;
  let storage: string;
  let told: string[][];
  let isOn: boolean;
  let isInSight: boolean;
  let exempt: string[];
  let store: { kind: string; last?: unknown };
  let opened: ExpiryNotices[];
  let log: ReturnType<typeof memoryLog>;

  beforeEach(async () => {
    coderd = await startCoderd({ seed: "empty" });
    coderd.createUser({ username: "erin" });
    session = await signedInAt(coderd, "erin");
    storage = mkdtempSync(path.join(os.tmpdir(), "coder-access-expiring-"));
    [told, isOn, isInSight, exempt, store, opened] = [[], true, false, [], { kind: "unasked" }, []];
    log = memoryLog();
    coderd.log.clear();
  });
  afterEach(async () => {
    for (const one of opened) one.dispose();
    session.client.dispose();
    rmSync(storage, { recursive: true, force: true });
    await coderd.stop();
  });

  function make(name: string, { age, lasts }: { age: number; lasts: number }): string {
    const createdAt = new Date(+coderd.clock.now() - age);
    return coderd
      .createToken("erin", { name, createdAt, lifetime: lasts, scopes: ["user:read"] })
      .slice(0, 10);
  }
  /** Another window, or the next start. */
  function window(sessions = [session]): ExpiryNotices {
    const never = () => ({ dispose: () => undefined });
    const made = new ExpiryNotices({
      sessions: { all: sessions, onDidChange: never },
      tokens: { of: () => ({ current: store }) as never, onDidChange: never },
      looks: () => Promise.resolve(new DailyLooks(storage)),
      told: new ToldTokens(storage),
      isOn: () => isOn,
      isInSight: () => isInSight,
      isExempt: (href, id) => exempt.includes(`${href} ${id}`),
      quietClient: ({ deployment, record }) => new CoderClient({ deployment, session: record.session }),
      tell: (expiring: readonly Expiring[]) => told.push(expiring.map(({ key }) => key.name)),
      log,
    });
    opened.push(made);
    return made;
  }
  const paths = () => coderd.log.entries.map(({ method, path: asked }) => `${method} ${asked}`);

  it("tells of those that end soon, all at once, with one request: the list", async () => {
    make("fine", { age: day, lasts: 30 * day });
    make("soon", { age: 29 * day, lasts: 30 * day });
    make("sooner", { age: 6.5 * day, lasts: 7 * day });
    make("over", { age: 40 * day, lasts: 30 * day });
    // Of another machine, so that nobody here knows it.
    make("lease: agent look, desktop, 7f3a19", { age: hour, lasts: 2 * hour });
    await window().look();
    assert.deepEqual(
      told.map((names) => names.sort()),
      [["soon", "sooner"]],
    );
    assert.deepEqual(paths(), [`GET ${listPath}`]);
  });

  it("tells once, and asks once a day, whatever starts anew and however many windows there are", async () => {
    make("soon", { age: 29 * day, lasts: 30 * day });
    const windows = [window(), window(), window()];
    await Promise.all(windows.map((one) => one.look()));
    await windows[0]?.look();
    await window().look();
    assert.deepEqual([told, paths()], [[["soon"]], [`GET ${listPath}`]]);
  });

  it("asks again on another day, and tells only what is new", async () => {
    make("soon", { age: 29 * day, lasts: 30 * day });
    await window().look();
    const [name = ""] = readdirSync(path.join(storage, "expiryLooks"));
    const { renameSync } = await import("node:fs");
    renameSync(
      path.join(storage, "expiryLooks", name),
      path.join(storage, "expiryLooks", name.replace(dayOf(new Date()), "2020-01-01")),
    );
    assert.equal(isLookDue(storage, dayOf(new Date())), true);
    make("next", { age: 29 * day, lasts: 30 * day });
    await window().look();
    assert.equal(isLookDue(storage, dayOf(new Date())), false);
    assert.deepEqual([told, paths().length], [[["soon"], ["next"]], 2]);
  });

  it("asks and tells nothing when the person does not want it", async () => {
    make("soon", { age: 29 * day, lasts: 30 * day });
    isOn = false;
    await window().look();
    assert.deepEqual([told, paths()], [[], []]);
  });

  it("leaves it to the view that is in sight, which tells by itself and asks by itself", async () => {
    make("soon", { age: 29 * day, lasts: 30 * day });
    isInSight = true;
    await window().look();
    assert.deepEqual([told, paths()], [[], []]);
    isInSight = false;
    await window().look();
    assert.deepEqual(told, [["soon"]]);
  });

  it("takes what the view has read, without a request, which leaves the next start its own", async () => {
    make("soon", { age: 29 * day, lasts: 30 * day });
    const { items: tokens } = await session.client.tokens.list();
    coderd.log.clear();
    store = { kind: "loaded", last: { tokens } };
    await window().look();
    assert.deepEqual([told, paths()], [[["soon"]], []]);
    store = { kind: "unasked" };
    make("next", { age: 29 * day, lasts: 30 * day });
    await window().look();
    assert.deepEqual([told, paths()], [[["soon"], ["next"]], [`GET ${listPath}`]]);
  });

  it("leaves to the view in sight what that has read, too", async () => {
    make("soon", { age: 29 * day, lasts: 30 * day });
    store = { kind: "loaded", last: { tokens: (await session.client.tokens.list()).items } };
    isInSight = true;
    await window().look();
    assert.deepEqual(told, []);
  });

  it("goes on by what it listed itself, without another request that day", async () => {
    const id = make("soon", { age: 29 * day, lasts: 30 * day });
    exempt = [`${session.deployment.href} ${id}`];
    const one = window();
    await one.look();
    exempt = [];
    await one.look();
    assert.deepEqual([told, paths()], [[["soon"]], [`GET ${listPath}`]]);
  });

  it("does not take everybody's tokens for the person's own", async () => {
    store = { kind: "loaded", last: { tokens: [token("of bob", { age: 29 })], isEverybodys: true } };
    await window().look();
    assert.deepEqual([told, paths()], [[], [`GET ${listPath}`]]);
  });

  it("waits for a list that is under way", async () => {
    store = { kind: "loading" };
    await window().look();
    assert.deepEqual(paths(), []);
  });

  it("never tells of what is exempt, at that deployment alone", async () => {
    const id = make("replaced", { age: 29 * day, lasts: 30 * day });
    exempt = [`${session.deployment.href} ${id}`];
    await window().look();
    assert.deepEqual(told, []);
    exempt = [`https://other.example.com ${id}`];
    await window().look();
    assert.deepEqual(told, [], "this day's look is done");
    const [name = ""] = readdirSync(path.join(storage, "expiryLooks"));
    rmSync(path.join(storage, "expiryLooks", name));
    await window().look();
    assert.deepEqual(told, [["replaced"]]);
  });

  it("is silent and asks nobody when nobody is signed in", async () => {
    await window([]).look();
    assert.deepEqual([told, paths(), isLookDue(storage, dayOf(new Date()))], [[], [], false]);
  });

  it("is silent when the server refuses or fails, and does not ask again that day", async () => {
    for (const status of [401, 404, 502]) {
      rmSync(path.join(storage, "expiryLooks"), { recursive: true, force: true });
      coderd.log.clear();
      const rule = coderd.faults.add({ path: listPath }, { kind: "answer", status, body: { message: "no" } });
      await window().look();
      await window().look();
      rule.remove();
      assert.deepEqual([told, paths()], [[], [`GET ${listPath}`]]);
    }
    assert.ok(
      log.lines.every((line) => line.startsWith("info")),
      log.lines.join("\n"),
    );
  });

  it("is not made up for when the answer was cut off: the server may have been asked", async () => {
    coderd.faults.add({ path: listPath }, { kind: "reset", when: "after" });
    await window().look();
    assert.equal(isLookDue(storage, dayOf(new Date())), false);
  });

  it("is made up for when there was no way to the server", async () => {
    make("soon", { age: 29 * day, lasts: 30 * day });
    const { port } = coderd;
    await coderd.stop();
    const one = window();
    await one.look();
    assert.deepEqual(told, []);
    assert.equal(isLookDue(storage, dayOf(new Date())), true);
    coderd = await startCoderd({ seed: "empty", port });
  });

  it("goes by the clock of the server", async () => {
    make("fine", { age: 22 * day, lasts: 30 * day });
    await passTime(coderd, session, 6 * day);
    store = { kind: "loaded", last: { tokens: (await session.client.tokens.list()).items } };
    await window().look();
    assert.deepEqual(told, [["fine"]]);
  });

  it("looks the moment that the next one ends soon, while the window is open", () => {
    const keys = [token("later", { age: 20 }), token("first", { age: 26.5 }), token("soon", { age: 29 })];
    const wait = nextEndsSoon(keys, now);
    assert.ok(wait > 0.49 * day && wait < 0.51 * day, String(wait / hour));
    assert.equal(endsSoon(keys[1] as never, new Date(+now + wait)), true);
    assert.equal(endsSoon(keys[1] as never, new Date(+now + wait - 120_000)), false);
    assert.equal(nextEndsSoon([token("soon", { age: 29 }), token("over", { age: 40 })], now), Infinity);
  });

  it("forgets a deployment that the person left, and what was told of tokens that ended long ago", async () => {
    const looks = new DailyLooks(storage);
    await looks.add("https://a.example.com");
    await looks.add("https://a.example.com");
    await looks.add("https://b.example.com");
    assert.equal(readdirSync(path.join(storage, "expiryLooks")).length, 2);
    await looks.remove("https://a.example.com");
    assert.equal(readdirSync(path.join(storage, "expiryLooks")).length, 1);
    assert.equal(await looks.take("https://a.example.com", "2026-11-29"), false);
    const memory = new ToldTokens(storage);
    const [old, gone, recent] = [
      token("old", { age: 70 }),
      token("gone", { age: 70 }),
      token("recent", { age: 40 }),
    ];
    for (const key of [old, gone, recent]) await memory.take("https://b.example.com", key);
    await memory.dismiss("https://b.example.com", old.id);
    await memory.forgetOld(now);
    assert.equal(
      await memory.take("https://b.example.com", old),
      false,
      "what was dismissed stays dismissed",
    );
    assert.equal(await memory.take("https://b.example.com", gone), true);
    assert.equal(await memory.take("https://b.example.com", recent), false);
  });

  it("tells nothing that it cannot note, so that nothing is told twice", async () => {
    make("soon", { age: 29 * day, lasts: 30 * day });
    const { writeFileSync } = await import("node:fs");
    writeFileSync(path.join(storage, "toldTokens"), "in the way");
    await window().look();
    assert.deepEqual(told, []);
    assert.ok(log.lines.some((line) => line.startsWith("warn")));
  });
});

describe("the notification before tokens expire", () => {
  const session = {
    deployment: { href: "https://coder.example.com", host: "coder.example.com" },
  } as SignedIn;
  const expiring = (...names: string[]): Expiring[] =>
    names.map((name, index) => ({ session, key: token(name, { age: 28 + index / 10 }), now }));
  let ran: [string, unknown][];
  let dismissed: string[];

  useVscode();
  beforeEach(() => {
    ran = [];
    dismissed = [];
    for (const name of ["rotateToken", "showDetails"])
      host.commands.set(`coderAccess.tokens.${name}`, (meant: unknown) => void ran.push([name, meant]));
  });

  it("names one with its deployment, and of several the one that expires first", () => {
    assert.equal(expiringInWords(expiring("deploy")), '"deploy" on coder.example.com expires in 2 days.');
    assert.equal(
      expiringInWords(expiring("later", "first")),
      '2 tokens expire soon. The first is "first" on coder.example.com: it expires in 2 days.',
    );
  });

  const dismiss = (href: string, id: string) => {
    dismissed.push(`${href} ${id}`);
    return Promise.resolve();
  };
  const press = async (title: string, ...names: string[]) => {
    host.answer = pressing(title);
    await tellExpiring(expiring(...names), dismiss);
  };

  it("offers to rotate them, and means these alone", async () => {
    await press("Rotate…", "one", "two");
    const [[name, meant] = []] = ran;
    assert.equal(name, "rotateToken");
    assert.ok(meant instanceof MeantTokens);
    assert.deepEqual(
      meant.tokens.map((one) => one.name),
      ["one", "two"],
    );
  });

  it("shows the one's details, and the view for several", async () => {
    await press("Show", "one");
    assert.equal(ran[0]?.[0], "showDetails");
    await press("Show", "one", "two");
    assert.deepEqual(
      host.executed.map(({ command }) => command),
      ["coderAccess.tokens.focus"],
    );
  });

  it("notes that the person wants to hear no more of them", async () => {
    await press("Don't Show Again for This Token", "one");
    await press("Don't Show Again for These Tokens", "two", "three");
    assert.deepEqual(dismissed.length, 3);
  });

  it("does nothing when it is closed", async () => {
    await tellExpiring(expiring("one"), dismiss);
    assert.deepEqual([ran, dismissed], [[], []]);
  });
});
