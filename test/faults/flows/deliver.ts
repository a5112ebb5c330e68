import type { Flow } from "../flow";
import { delivery, isAlive, mintWell, takeSecret } from "./steps";

/** A person who takes the secret of a new token. */
export const deliver: Flow = {
  own: { path: "/api/v2/authcheck" },
  prepare: (world) => mintWell(world, "delivered"),
  act: (world) => takeSecret(world, "delivered"),
  isDone: (world) => delivery()?.isOpen === false && isAlive(world, "delivered"),
};
