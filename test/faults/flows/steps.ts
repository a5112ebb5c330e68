import type { Draft } from "../../../src/drafting/draft/draft";
import type { FromDeliveryPage, ToDeliveryPage } from "../../../src/webviews/delivery/contract";
import type { FromNewTokenPage, ToNewTokenPage } from "../../../src/webviews/newToken/contract";
import { host } from "../../support/vscode/host";
import type { ShownWebview } from "../../support/vscode/webview";
import { pageOf, rowsOf, sentTo, tokensListed } from "../screen";
import { answering, awaited, needed, type World } from "../world";

/** How many notifications were shown so far, to tell new ones from old ones. */
export const toldSoFar = (): number => host.shown.filter(({ isModal }) => !isModal).length;

/** Whether anything was told, apart from questions, since there were so many. */
export function isTold(since: number): boolean {
  return host.shown.filter(({ isModal, kind }) => !isModal && kind !== "quickPick").length > since;
}

/** Counts what `isTold` counts. */
export const noted = (): number =>
  host.shown.filter(({ isModal, kind }) => !isModal && kind !== "quickPick").length;

/** Waits until the view lists a token, while nothing fails; a machine that is busy may need to be asked again. */
export async function listed({ extension }: World, name: string): Promise<void> {
  let askedAt = Date.now();
  await needed(`The row of ${name}`, async () => {
    if ((await tokensListed()).includes(name)) return true;
    if (Date.now() - askedAt < 30_000) return undefined;
    askedAt = Date.now();
    await extension.run("coderAccess.tokens.refreshTokens");
    return undefined;
  });
}

/** Adds a token past the API, and has it listed. */
export async function hasToken(world: World, ...names: readonly string[]): Promise<void> {
  const { coderd, extension } = world;
  for (const name of names)
    coderd.createToken("alice", { name, scopes: ["workspace:read"], lifetime: 7 * 86_400_000 });
  await extension.run("coderAccess.tokens.refreshTokens");
  for (const name of names) await listed(world, name);
}

/** The rows of tokens with these names, as VS Code hands them to a command. */
export async function nodesOf(...names: readonly string[]): Promise<readonly object[]> {
  return (await rowsOf("coderAccess.tokens"))
    .map(({ node }) => node)
    .filter(({ token }) => token !== undefined && names.includes(token.key.name));
}

/** Whether a token of Alice's with that name is alive at the server. */
export function isAlive({ coderd }: World, name: string): boolean {
  return [...coderd.store.keys.all()].some(
    (key) => key.tokenName === name && key.expiresAt > coderd.clock.now(),
  );
}

/** Runs a command until it has ended; false if it never does. */
export async function runs(work: Promise<unknown>): Promise<boolean> {
  let isOver = false;
  const end = (): void => void (isOver = true);
  work.then(end, end);
  return (await awaited(() => isOver || undefined)) === true;
}

/** The page of the form, and what it sends. */
export const form = (): ShownWebview | undefined => pageOf("newToken");
export const delivery = (): ShownWebview | undefined => pageOf("delivery");

const toForm = (message: FromNewTokenPage): void => form()?.send(message);
const toDelivery = (message: FromDeliveryPage): void => delivery()?.send(message);

/** A draft that the release accepts. */
export function draftFor({ profile }: Pick<World, "profile">, name: string): Draft {
  const scopes = profile === "2.20" ? ["coder:all"] : ["workspace:read"];
  return { name, lifetime: "7d", scopes, reach: "all", allowList: [] };
}

/** Opens the form with a draft; false if it neither shows the draft nor says why not. */
export async function openForm(world: Pick<World, "extension">, draft: Draft): Promise<boolean> {
  await world.extension.run("coderAccess.tokens.createToken");
  await awaited(() => form());
  toForm({ type: "ready", draft });
  const ready = await awaited(
    () => sentTo<ToNewTokenPage>(form(), "checked").length + sentTo(form(), "failed").length > 0 || undefined,
  );
  return ready === true;
}

/** Presses Create, and waits until the secret is handed over or the form says why not. */
export async function submit(draft: Draft): Promise<boolean> {
  const before = sentTo(form(), "failed").length;
  const panels = host.webviews.length;
  host.answer = answering("Create Token");
  toForm({ type: "submit", draft });
  return (
    (await awaited(
      () => sentTo(form(), "failed").length > before || host.webviews.length > panels || undefined,
    )) === true
  );
}

/**
 * Fills in the form that is open for the successor of a token, and presses Create.
 * @param ending when the replaced token ends, as one of the form's choices.
 * @returns false if the form neither hands the secret over nor says why not.
 */
export async function replace(ending: string): Promise<boolean> {
  const page = form();
  const begun = () => sentTo<Extract<ToNewTokenPage, { type: "begin" }>>(page, "begin").at(-1);
  toForm({ type: "ready" });
  await awaited(() => begun() !== undefined || sentTo(page, "failed").length > 0 || undefined);
  const begin = begun();
  if (begin === undefined) return sentTo(page, "failed").length > 0;
  const draft = { ...begin.draft, ending };
  toForm({ type: "changed", draft, turn: 1 });
  await awaited(() =>
    sentTo<Extract<ToNewTokenPage, { type: "checked" }>>(page, "checked").find(
      ({ check }) => check.turn === 1,
    ),
  );
  return submit(draft);
}

/** Mints a token while nothing fails, and leaves its delivery open. */
export async function mintWell(world: World, name: string): Promise<void> {
  const draft = draftFor(world, name);
  await openForm(world, draft);
  await submit(draft);
  await needed("The delivery", () => delivery());
}

/** Shows the delivery and waits for its proof; then copies the secret and says that it was saved. */
export async function takeSecret(world: Pick<World, "taken">, name: string): Promise<boolean> {
  toDelivery({ type: "ready" });
  const isProven = await awaited(() => {
    const last = sentTo<Extract<ToDeliveryPage, { type: "proof" }>>(delivery(), "proof").at(-1);
    return (last !== undefined && last.proof.kind !== "asking") || undefined;
  });
  toDelivery({ type: "copy", canRead: true });
  await awaited(() => host.clipboard !== "" || undefined);
  const since = noted();
  host.answer = answering("Done");
  toDelivery({ type: "haveIt" });
  const isOver = await awaited(() => delivery()?.isOpen === false || isTold(since) || undefined);
  if (delivery()?.isOpen === false) world.taken.add(name);
  return isProven === true && isOver === true;
}
