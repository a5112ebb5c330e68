import type { Flow } from "../flow";
import { delivery, draftFor, form, isAlive, listed, openForm, submit } from "./steps";

/** A person who fills in the form and creates a token. */
export const mint: Flow = {
  own: { method: "POST", path: "/api/v2/users/me/keys/tokens" },
  prepare: async (world) => {
    await listed(world, "ci-alpha");
    await openForm(world, draftFor(world, "minted"));
  },
  act: (world) => submit(draftFor(world, "minted")),
  isDone: (world) => delivery() !== undefined && isAlive(world, "minted"),
  claims: [{ said: /^"minted" was created/, isSo: (world) => isAlive(world, "minted") }],
  after: () => {
    form()?.send({ type: "cancel" });
    return Promise.resolve();
  },
};

/** A person who opens the form while it fails. */
export const openTheForm: Flow = {
  own: { method: "GET", path: /^\/api\/v2\/(auth\/scopes|users\/me\/keys\/tokens\/tokenconfig)$/ },
  prepare: (world) => listed(world, "ci-alpha"),
  act: (world) => openForm(world, draftFor(world, "minted")),
  isDone: () =>
    (form()?.sent as { type: string }[] | undefined)?.some(({ type }) => type === "begin") === true,
};
