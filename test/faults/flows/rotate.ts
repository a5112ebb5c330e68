import { host } from "../../support/vscode/host";
import type { Flow } from "../flow";
import { answering, awaited } from "../world";
import { delivery, form, hasToken, isAlive, isTold, noted, replace, runs, takeSecret } from "./steps";

/** A person who replaces a token, takes the new secret, and has the old one end. */
export const rotate: Flow = {
  own: { path: /\/keys\/(tokens$|[^/]+\/expire$)/ },
  prepare: (world) => hasToken(world, "deploy"),
  act: async (world) => {
    host.answer = answering("deploy");
    const since = noted();
    if (!(await runs(world.extension.run("coderAccess.tokens.rotateToken")))) return false;
    if (form() === undefined) return (await awaited(() => isTold(since) || undefined)) === true;
    if (!(await replace("0"))) return false;
    // The form says why there is no secret.
    if (delivery() === undefined) return true;
    const before = noted();
    if (!(await takeSecret(world, "deploy-2"))) return false;
    if (delivery()?.isOpen !== false) return true;
    // That the old one ends is told, or that it could not be ended yet.
    return (await awaited(() => isTold(before) || undefined)) === true;
  },
  isDone: (world) => delivery()?.isOpen === false && isAlive(world, "deploy-2") && !isAlive(world, "deploy"),
  claims: [
    { said: /^(Expired|Deleted) "deploy"/, isSo: (world) => !isAlive(world, "deploy") },
    { said: /^"deploy-2" was created/, isSo: (world) => isAlive(world, "deploy-2") },
  ],
  after: () => {
    form()?.send({ type: "cancel" });
    return Promise.resolve();
  },
};
