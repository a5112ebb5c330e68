import { host } from "../../support/vscode/host";
import type { Flow } from "../flow";
import { rowsOf } from "../screen";
import { answering, awaited, needed, type World } from "../world";
import { noted, runs } from "./steps";

const isStarted = ({ coderd }: World): boolean => {
  const build = coderd.workspace("beta").builds.at(-1);
  return build?.transition === "start";
};

const isSaid = (): boolean => host.statusBarMessages.some((text) => text.startsWith('Started "beta"'));

/** A person who starts a workspace and waits until it runs. */
export const build: Flow = {
  own: { method: "POST", path: "/api/v2/workspaces/*/builds" },
  prepare: async () => {
    await needed(
      "The workspaces",
      async () =>
        (await rowsOf("coderAccess.workspaces")).some(({ item }) =>
          JSON.stringify(item.label).includes("beta"),
        ) || undefined,
    );
  },
  act: async ({ extension }) => {
    host.answer = answering("beta", "Start Workspace", "Start");
    const since = noted();
    if (!(await runs(extension.run("coderAccess.workspaces.startWorkspace")))) return false;
    const isFailure = () =>
      host.shown
        .slice(since)
        .some(({ kind, isModal }) => !isModal && (kind === "error" || kind === "warning"));
    return (await awaited(() => isSaid() || isFailure() || undefined)) === true;
  },
  isDone: (world) => isStarted(world) && isSaid(),
  claims: [
    { said: /^Start(ed|ing) "beta"/, isSo: isStarted },
    { said: /no new build of "beta" has started/, isSo: (world) => !isStarted(world) },
  ],
};
