import { host } from "../../support/vscode/host";
import type { Flow } from "../flow";
import { answering, awaited, type World } from "../world";
import { hasToken, isAlive, isTold, nodesOf, noted, runs } from "./steps";

const many = ["one", "two", "three", "four", "five", "six"] as const;

async function run(
  { extension }: World,
  command: "coderAccess.tokens.expireToken" | "coderAccess.tokens.deleteToken",
  names: readonly string[],
  ...answers: readonly string[]
): Promise<boolean> {
  host.answer = answering(...answers);
  const rows = await nodesOf(...names);
  const since = noted();
  const isOver = await runs(extension.run(command, rows[0], rows));
  return isOver && (await awaited(() => isTold(since) || undefined)) === true;
}

const isGone = (world: World): boolean => !isAlive(world, "deploy");

/** A person who expires a token. */
export const expire: Flow = {
  own: { path: /\/keys\/[^/]+\/expire$/, method: "PUT" },
  prepare: (world) => hasToken(world, "deploy"),
  act: (world) => run(world, "coderAccess.tokens.expireToken", ["deploy"], "Expire Token", "Delete Token"),
  isDone: (world) => isGone(world) && host.messages.some((text) => /^(Expired|Deleted) "deploy"/.test(text)),
  claims: [{ said: /^((Expired|Deleted) "deploy"|"deploy" was already deleted)/, isSo: isGone }],
};

/** A person who deletes a token. */
export const remove: Flow = {
  own: { path: "/api/v2/users/me/keys/*", method: "DELETE" },
  prepare: (world) => hasToken(world, "deploy"),
  act: (world) => run(world, "coderAccess.tokens.deleteToken", ["deploy"], "Delete Token"),
  isDone: (world) =>
    isGone(world) && host.messages.some((text) => /^Deleted "deploy"|already deleted/.test(text)),
  claims: [{ said: /^(Deleted "deploy"|"deploy" was already deleted)/, isSo: isGone }],
};

const left = (world: World): number => many.filter((name) => isAlive(world, name)).length;

/** A person who expires six tokens at once. */
export const bulk: Flow = {
  own: { path: /^\/api\/v2\/users\/me\/keys\/[^/]{10}(\/expire)?$/ },
  prepare: (world) => hasToken(world, ...many),
  act: (world) => run(world, "coderAccess.tokens.expireToken", many, "Expire 6 Tokens", "Delete 6 Tokens"),
  isDone: (world) =>
    left(world) === 0 && host.messages.some((text) => /^(Expired|Deleted) 6 tokens/.test(text)),
  claims: [
    { said: /^(Expired|Deleted) 6 tokens/, isSo: (world) => left(world) === 0 },
    ...[1, 2, 3, 4, 5, 6].map((count) => ({
      // No more may be told to have ended than have.
      said: new RegExp(`${count} of 6 tokens were revoked`),
      isSo: (world: World) => 6 - left(world) >= count,
    })),
  ],
};
