import type { Store } from "../state/store";
import { createOrganization } from "./create";
import { seedDemo } from "./demo";
import { seedRecorded } from "./recorded";

/** The initial data of a server. */
export type SeedName = "demo" | "recorded" | "empty";

/** Fills an empty store. */
export function seed(store: Store, name: SeedName): void {
  if (name === "demo") seedDemo(store);
  else if (name === "recorded") seedRecorded(store);
  else createOrganization(store, { name: "coder", displayName: "Coder" });
}
