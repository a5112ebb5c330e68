import { day, hour, minute } from "../state/clock";
import type { Workspace } from "../state/model";
import type { Store } from "../state/store";
import { createWorkspace } from "../state/workspaces";
import type { DemoPeople, DemoTemplates } from "./demoCast";

/** Workspaces in every state that a person meets; gives the one that tokens are limited to. */
export function seedDemoWorkspaces(
  store: Store,
  people: DemoPeople,
  templates: DemoTemplates,
): { alpha: Workspace } {
  const now = store.clock.now().getTime();
  const at = (milliseconds: number): Date => new Date(now + milliseconds);
  const { alice, bob, olive } = people;
  const { docker, kubernetes, windows } = templates;
  const alpha = createWorkspace(store, {
    name: "alpha",
    owner: alice,
    template: docker,
    createdAt: at(-90 * day),
    favoriteOf: new Set([alice.id]),
    history: [
      { transition: "start", duration: minute, createdAt: at(-90 * day) },
      { transition: "stop", duration: minute, createdAt: at(-1 * day) },
      { transition: "start", duration: minute, createdAt: at(-3 * hour), reason: "dashboard" },
    ],
    lastUsedAt: at(-5 * minute),
  });
  createWorkspace(store, {
    name: "beta",
    owner: alice,
    template: docker,
    createdAt: at(-40 * day),
    history: [
      { transition: "start", duration: minute, createdAt: at(-40 * day) },
      { transition: "stop", duration: minute, createdAt: at(-6 * day), reason: "autostop" },
    ],
  });
  createWorkspace(store, {
    name: "arm-controller",
    owner: alice,
    template: kubernetes,
    createdAt: at(-12 * day),
    outdated: true,
    autostartSchedule: "CRON_TZ=Europe/Helsinki 30 8 * * 1-5",
    deadline: at(90 * minute),
    history: [{ transition: "start", duration: minute, createdAt: at(-6 * hour), reason: "autostart" }],
  });
  createWorkspace(store, {
    name: "vision-training",
    owner: alice,
    template: kubernetes,
    createdAt: at(-2 * day),
    agentState: "connecting",
    history: [{ transition: "start", duration: 12 * hour, createdAt: at(-1 * minute), reason: "cli" }],
  });
  createWorkspace(store, {
    name: "gripper-sim",
    owner: alice,
    template: kubernetes,
    createdAt: at(-25 * day),
    history: [{ transition: "start", duration: 4 * minute, createdAt: at(-2 * hour), outcome: "failed" }],
  });
  createWorkspace(store, {
    name: "cad-viewer",
    owner: alice,
    template: windows,
    createdAt: at(-200 * day),
    agentState: "timeout",
    history: [{ transition: "start", duration: 6 * minute, createdAt: at(-9 * hour) }],
  });
  createWorkspace(store, {
    name: "old-firmware",
    owner: alice,
    template: docker,
    createdAt: at(-300 * day),
    dormantAt: at(-30 * day),
    history: [
      { transition: "start", duration: minute, createdAt: at(-300 * day) },
      { transition: "stop", duration: minute, createdAt: at(-120 * day) },
    ],
  });
  createWorkspace(store, { name: "gamma", owner: bob, template: docker, createdAt: at(-20 * day) });
  createWorkspace(store, {
    name: "build-farm",
    owner: olive,
    template: kubernetes,
    createdAt: at(-500 * day),
  });
  return { alpha };
}
