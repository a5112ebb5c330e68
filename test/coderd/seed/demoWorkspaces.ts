import { day, hour, minute } from "../state/clock";
import type { Workspace } from "../state/model";
import type { Store } from "../state/store";
import { createWorkspace } from "../state/workspaces";
import type { DemoPeople, DemoTemplates } from "./demoCast";

/** Why the start of one of them always fails. */
const overQuota = {
  error: "terraform apply: exit status 1",
  lines: [
    'Error: pods "gripper-sim" is forbidden: exceeded quota: robots, requested: cpu=16, used: cpu=52, limited: cpu=64',
    "  with kubernetes_pod.workspace,",
    '  on main.tf line 118, in resource "kubernetes_pod" "workspace":',
    ' 118: resource "kubernetes_pod" "workspace" {',
  ],
};

/** Workspaces in every state that people meet; returns the one that tokens are limited to. */
export function seedDemoWorkspaces(
  store: Store,
  people: DemoPeople,
  templates: DemoTemplates,
): { alpha: Workspace } {
  const now = store.clock.now().getTime();
  const at = (milliseconds: number): Date => new Date(now + milliseconds);
  const { alice, bob, olive } = people;
  const { docker, kubernetes, windows } = templates;
  const [oldDocker] = docker.versions;
  const [oldKubernetes] = kubernetes.versions;
  const pod = (values: Record<string, string> = {}): Map<string, string> =>
    new Map(
      Object.entries({
        region: "hel",
        cores: "4",
        gpu: "false",
        repository: "https://example.com/robots.git",
        rebuild: "false",
        ...values,
      }),
    );
  const alpha = createWorkspace(store, {
    name: "alpha",
    owner: alice,
    template: docker,
    createdAt: at(-90 * day),
    favoriteOf: new Set([alice.id]),
    history: [
      { transition: "start", duration: minute, createdAt: at(-90 * day), version: oldDocker },
      { transition: "stop", duration: minute, createdAt: at(-1 * day) },
      {
        transition: "start",
        duration: minute,
        createdAt: at(-3 * hour),
        reason: "dashboard",
        version: docker.versions[1],
      },
    ],
    lastUsedAt: at(-5 * minute),
  });
  createWorkspace(store, {
    name: "beta",
    owner: alice,
    template: docker,
    createdAt: at(-40 * day),
    history: [
      { transition: "start", duration: minute, createdAt: at(-40 * day), version: oldDocker },
      { transition: "stop", duration: minute, createdAt: at(-6 * day), reason: "autostop" },
    ],
  });
  createWorkspace(store, {
    name: "arm-controller",
    owner: alice,
    template: kubernetes,
    createdAt: at(-12 * day),
    autostartSchedule: "CRON_TZ=Europe/Helsinki 30 8 * * 1-5",
    deadline: at(90 * minute),
    history: [
      {
        transition: "start",
        duration: minute,
        createdAt: at(-6 * hour),
        reason: "autostart",
        version: oldKubernetes,
        parameters: pod(),
      },
    ],
  });
  createWorkspace(store, {
    name: "vision-training",
    owner: alice,
    template: kubernetes,
    createdAt: at(-2 * day),
    agentState: "connecting",
    history: [
      {
        transition: "start",
        duration: 12 * hour,
        createdAt: at(-1 * minute),
        reason: "cli",
        parameters: pod({ gpu: "true", team: "eyes" }),
      },
    ],
  });
  createWorkspace(store, {
    name: "gripper-sim",
    owner: alice,
    template: kubernetes,
    createdAt: at(-25 * day),
    failure: overQuota,
    history: [
      {
        transition: "start",
        duration: 4 * minute,
        createdAt: at(-2 * hour),
        failure: overQuota,
        parameters: pod({ cores: "16", team: "arms" }),
      },
    ],
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
      { transition: "start", duration: minute, createdAt: at(-300 * day), version: oldDocker },
      { transition: "stop", duration: minute, createdAt: at(-120 * day) },
    ],
  });
  createWorkspace(store, { name: "gamma", owner: bob, template: docker, createdAt: at(-20 * day) });
  createWorkspace(store, {
    name: "build-farm",
    owner: olive,
    template: kubernetes,
    createdAt: at(-500 * day),
    history: [
      { transition: "start", duration: minute, createdAt: at(-500 * day), parameters: pod({ team: "arms" }) },
    ],
  });
  createWorkspace(store, {
    name: "robot-lab",
    owner: olive,
    template: docker,
    createdAt: at(-80 * day),
    sharedWith: new Map([[alice.id, "use"]]),
    history: [
      { transition: "start", duration: minute, createdAt: at(-80 * day) },
      { transition: "stop", duration: minute, createdAt: at(-3 * day), reason: "autostop" },
    ],
  });
  return { alpha };
}
