import type { Deployment } from "../deployment";
import { minute } from "./clock";

const lastPurge = new WeakMap<Deployment, number>();

/** Deletes keys that expired longer ago than the retention; runs at most once a minute of server time. */
export function purgeExpired(deployment: Deployment): void {
  const { profile, settings, store } = deployment;
  if (!profile.retention || settings.retention === 0) return;
  const now = store.clock.now().getTime();
  if (Math.abs(now - (lastPurge.get(deployment) ?? -Infinity)) < minute) return;
  lastPurge.set(deployment, now);
  for (const key of store.keys.all())
    if (key.expiresAt.getTime() + settings.retention < now) store.keys.remove(key);
}
