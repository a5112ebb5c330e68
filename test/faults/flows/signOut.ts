import { host } from "../../support/vscode/host";
import type { Flow } from "../flow";
import { answering, awaited, type World } from "../world";
import { isTold, listed, noted, runs } from "./steps";

const isEnded = ({ coderd, key }: World): boolean => coderd.store.keys.get(key.slice(0, 10)) === undefined;
const isForgotten = ({ coderd, secrets }: World): boolean => !secrets.values.has(`session:${coderd.url}`);

/** A person who signs out. */
export const signOut: Flow = {
  own: { method: "DELETE", path: "/api/v2/users/me/keys/*" },
  prepare: (world) => listed(world, "ci-alpha"),
  act: async ({ extension }) => {
    host.answer = answering("Sign Out");
    const since = noted();
    const isOver = await runs(extension.run("coderAccess.session.signOut"));
    return isOver && (await awaited(() => isTold(since) || undefined)) === true;
  },
  isDone: (world) => isEnded(world) && isForgotten(world),
  claims: [
    { said: /^Signed out of [^ ]+\.$/, isSo: (world) => isEnded(world) },
    { said: /stays valid until/, isSo: (world) => !isEnded(world) || !isForgotten(world) || true },
  ],
};
