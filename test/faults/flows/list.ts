import { host } from "../../support/vscode/host";
import type { Flow } from "../flow";
import { tokensListed } from "../screen";
import { awaited } from "../world";
import { isTold, listed, noted, runs } from "./steps";

const isNew = async (): Promise<boolean> => (await tokensListed()).includes("new-one");
const message = (): string => host.trees.find(({ id }) => id === "coderAccess.tokens")?.view.message ?? "";

/** A person who reads the list again, in which a token is new. */
export const list: Flow = {
  own: { method: "GET", path: "/api/v2/users/me/keys/tokens" },
  prepare: async (world) => {
    await listed(world, "ci-alpha");
    world.coderd.createToken("alice", { name: "new-one" });
  },
  act: async ({ extension }) => {
    const [before, since] = [message(), noted()];
    if (!(await runs(extension.run("coderAccess.tokens.refreshTokens")))) return false;
    const isSaid = async () => message() !== before || isTold(since) || (await isNew());
    return (await awaited(async () => (await isSaid()) || undefined)) === true;
  },
  isDone: isNew,
};
