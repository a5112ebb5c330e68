import { leaseTitleOf } from "../../src/core/token/leaseToken";
import { host } from "../support/vscode/host";
import type { FaultCase } from "./faults";
import type { Flow } from "./flow";
import type { Said } from "./screen";
import { tokensListed } from "./screen";
import { secretsAstray } from "./secrets";
import { flawOf } from "./sentences";
import { awaited, type World } from "./world";

/** The most memory that one fault may cost, in bytes. */
const mostMemory = 256 * 2 ** 20;

/** How long the view may take to show what was read, in ms. */
const patience = 30_000;

/** What was seen while something failed. */
export type Seen = {
  /** Whether it ended within the product's own limits. */
  readonly isOver: boolean;
  /** What was on screen before. */
  readonly before: readonly Said[];
  /** The memory that the process had before, in bytes. */
  readonly memory: number;
  /** The keys that the server had before. */
  readonly keys: ReadonlySet<string>;
};

/**
 * Judges what a person is left with while something fails: that it ended, that the screen says how and what to do, that
 * what it says is so, that no secret went astray, and that nothing is lost or left behind in silence.
 * @returns what is wrong, in words for the developer.
 */
export async function judgeFault(world: World, flow: Flow, fault: FaultCase, seen: Seen): Promise<string[]> {
  if (!seen.isOver) return ["it did not end, or nothing was said"];
  const wrong: string[] = [];
  const said = newIn(await world.said(), seen.before);
  const isDone = await flow.isDone(world);
  if (fault.passes === true && !isDone) wrong.push("it failed although it could go on");
  if (!isDone && flow.isQuiet !== true) wrong.push(...judgeWords(world, said));
  for (const claim of flow.claims ?? []) {
    const words = said.find(({ text }) => claim.said.test(text));
    if (words && !claim.isSo(world)) wrong.push(`says what is not so: ${words.text}`);
  }
  wrong.push(...judgeView(world));
  wrong.push(...secretsAstray(world));
  const grown = process.memoryUsage().rss - seen.memory;
  if (grown > mostMemory) wrong.push(`took ${Math.round(grown / 2 ** 20)} MiB`);
  wrong.push(...(await judgeKeys(world, said, seen)));
  return wrong;
}

/** Judges what a person is left with once nothing fails any more, and they have asked again. */
export async function judgeAfter(world: World): Promise<string[]> {
  const wrong: string[] = [];
  const open = await awaited(() => host.progress.every(({ isOver }) => isOver) || undefined);
  if (open !== true) wrong.push("a progress never ends");
  const isIn = host.contextKeys.get("coderAccess.session") === "signedIn";
  const stored = sessionStored(world);
  const isValid = stored !== undefined && world.coderd.store.keys.get(stored) !== undefined;
  // A key that has ended may still lie there where the keyring did not remove it.
  if (isIn ? stored === undefined : isValid)
    wrong.push(`the screen says ${isIn ? "" : "not "}signed in, and the keyring otherwise`);
  if (isIn && !isValid) {
    await world.extension.run("coderAccess.tokens.refreshTokens").catch(() => undefined);
    const isTold = async () =>
      (await world.said()).some(({ text }) => /signed out|no longer valid|expired/.test(text));
    if ((await awaited(async () => (await isTold()) || undefined)) !== true)
      wrong.push("the session has ended, and nobody says so");
  } else if (isIn) {
    const wanted = tokensAtServer(world);
    if (!(await comesToList(world, wanted)))
      wrong.push(`lists ${(await tokensListed()).join()} where the server has ${wanted.join()}`);
  }
  wrong.push(
    ...world.thrown.map((error) => `threw where nobody catches: ${String((error as Error).stack ?? error)}`),
  );
  wrong.push(...secretsAstray(world));
  return wrong;
}

/** The ID of the key that the keyring has for the deployment. */
function sessionStored({ secrets, coderd }: World): string | undefined {
  const text = secrets.values.get(`session:${coderd.url}`);
  return text === undefined ? undefined : (JSON.parse(text) as { session: string }).session.slice(0, 10);
}

/** Whether the view comes to list these; a person may press Refresh again. */
async function comesToList({ extension }: World, wanted: readonly string[]): Promise<boolean> {
  for (let turn = 0; turn < 3; turn += 1) {
    await extension.run("coderAccess.tokens.refreshTokens").catch(() => undefined);
    const isSo = await awaited(
      async () => (await tokensListed()).join() === wanted.join() || undefined,
      patience,
    );
    if (isSo === true) return true;
  }
  return false;
}

function judgeWords(world: World, said: readonly Said[]): string[] {
  if (said.length === 0) return ["nothing was said"];
  const { host: name } = new URL(world.coderd.url);
  const flaws = said.map((one) => flawOf(one, name));
  // One sentence must be good enough; none may be bad.
  const bad = flaws.filter(
    (flaw) => flaw?.startsWith("says what") === true || flaw?.startsWith("is too") === true,
  );
  if (bad.length > 0) return bad as string[];
  return flaws.includes(undefined) ? [] : (flaws.slice(0, 1) as string[]);
}

/** An outage must not look like somebody who has no tokens. */
function judgeView(world: World): string[] {
  const isEmpty =
    host.contextKeys.get("coderAccess.session") === "signedIn" &&
    host.contextKeys.get("coderAccess.tokens") === "empty";
  return isEmpty && tokensAtServer(world).length > 0 ? ["looks as if there were no tokens"] : [];
}

/** Every key that came into being is in the person's hands, or known here, or told. */
async function judgeKeys(world: World, said: readonly Said[], { keys }: Seen): Promise<string[]> {
  const { coderd, secrets, taken } = world;
  const fresh = [...coderd.store.keys.all()].filter(
    ({ id, expiresAt }) => !keys.has(id) && expiresAt > coderd.clock.now(),
  );
  if (fresh.length === 0) return [];
  const broken = secrets.fail;
  secrets.fail = undefined;
  const hanging = secrets.hang;
  secrets.hang = undefined;
  try {
    const { waiting, intents, leases } = await world.records();
    const known = new Set([...waiting, ...intents, ...leases, ...taken]);
    const session = sessionStored(world);
    // A session has no name.
    const isTold = (name: string): boolean =>
      said.some(({ text }) =>
        name === "" ? text.includes("may have created a session") : text.includes(name),
      );
    return fresh
      .filter(({ id, tokenName }) => {
        return (
          id !== session &&
          !known.has(id) &&
          !(tokenName !== "" && known.has(tokenName)) &&
          !isTold(tokenName)
        );
      })
      .map(({ tokenName, loginType }) => `an orphan that nobody knows of: ${tokenName} (${loginType})`);
  } finally {
    secrets.fail = broken;
    secrets.hang = hanging;
  }
}

/** The names of Alice's tokens that are alive, as a list shows them: leases have a group of their own. */
export function tokensAtServer({ coderd }: World): string[] {
  const alice = coderd.user("alice").id;
  return [...coderd.store.keys.all()]
    .filter(({ userId, loginType }) => userId === alice && loginType === "token")
    .filter(({ expiresAt }) => expiresAt > coderd.clock.now())
    .filter(
      ({ tokenName, lifetimeSeconds }) => leaseTitleOf({ name: tokenName, lifetimeSeconds }) === undefined,
    )
    .map(({ tokenName }) => tokenName)
    .sort();
}

/** What was said since: a sentence that was there before may be said again. */
function newIn(now: readonly Said[], before: readonly Said[]): readonly Said[] {
  const left = before.map(({ where, text }) => `${where} ${text}`);
  return now.filter(({ where, text }) => {
    const at = left.indexOf(`${where} ${text}`);
    if (at < 0) return true;
    left.splice(at, 1);
    return false;
  });
}
