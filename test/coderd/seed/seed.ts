import type { Store } from "../state/store";
import { createOrganization } from "./create";
import { seedDemo } from "./demo";
import { seedRecorded } from "./recorded";

/** What a server knows when it starts. */
export type SeedName = "demo" | "recorded" | "empty";

/** Fills a store that has nothing in it. */
export function seed(store: Store, name: SeedName): void {
  if (name === "demo") seedDemo(store);
  else if (name === "recorded") seedRecorded(store);
  else createOrganization(store, { name: "coder", displayName: "Coder" });
}
