import type { Store } from "../state/store.js";
import { createOrganization, createUser } from "./create.js";

/** What a server knows when it starts. */
export type SeedName = "demo" | "recorded" | "empty";

/** Fills an empty store. */
export function seed(store: Store, name: SeedName): void {
  createOrganization(store, {
    name: "coder",
    displayName: "Coder",
    description: "Builtin default organization.",
  });
  if (name === "empty") return;
  createUser(store, { username: "olive", name: "Olive Owner", roles: ["owner"] });
  createUser(store, { username: "alice", name: "Alice Adams" });
  createUser(store, { username: "bob", name: "Bob Baker" });
}
