import { day, hour, minute } from "../state/clock";
import type { Store } from "../state/store";
import { createToken, type NewToken } from "./create";
import type { DemoPeople } from "./demoCast";

const longest = 876_600 * hour;
const reader = ["workspace:read", "template:read"];

/** A token by its age, its lifetime and the time since its last use; all in milliseconds. */
interface DemoToken {
  name: string;
  age: number;
  lifetime: number;
  used?: number;
  scopes?: readonly string[];
  allowList?: readonly string[];
}

function aliceTokens(aliceId: string, { alpha, docker }: { alpha: string; docker: string }): DemoToken[] {
  return [
    { name: "laptop-2024", age: 640 * day, lifetime: longest },
    { name: "home-server", age: 25 * day, lifetime: 30 * day, used: 40 * minute, scopes: ["coder:all"] },
    {
      name: "ci-alpha",
      age: 12 * day,
      lifetime: 90 * day,
      used: 20 * minute,
      scopes: ["workspace:read", "workspace:start", "workspace:stop", "template:read", "user:read"],
      allowList: [`workspace:${alpha}`, "template:*", `user:${aliceId}`],
    },
    { name: "office-dashboard", age: 18 * day, lifetime: 60 * day, used: 2 * day, scopes: reader },
    { name: "office-dashboard-2", age: 3 * day, lifetime: 60 * day, scopes: reader },
    {
      name: "release-bot",
      age: 29 * day,
      lifetime: 30 * day,
      used: 3 * hour,
      scopes: ["coder:workspaces.operate"],
    },
    {
      name: "demo-for-fair",
      age: 9 * day,
      lifetime: 7 * day,
      used: 4 * day,
      scopes: ["coder:workspaces.access"],
    },
    {
      name: "alpha-terminal",
      age: 1 * day,
      lifetime: 14 * day,
      scopes: ["workspace:ssh"],
      allowList: [`workspace:${alpha}`],
    },
    {
      name: "docker-image-push",
      age: 100 * day,
      lifetime: 180 * day,
      used: 70 * day,
      scopes: ["organization:read", "template:read", "template:update", "file:create", "file:read"],
      allowList: [`template:${docker}`, "organization:*", "file:*"],
    },
    {
      name: "preview-environment",
      age: 50 * day,
      lifetime: 365 * day,
      used: 45 * day,
      scopes: reader,
      allowList: ["workspace:5d0c1f6e-93f4-4a52-8a0b-0d6e7c1b2a39", "template:*"],
    },
    {
      name: "key-rotator",
      age: 4 * day,
      lifetime: 20 * day,
      used: 6 * hour,
      scopes: ["user:read", "coder:apikeys.manage_self"],
    },
  ];
}

/** Tokens in every state; most of them Alice's. */
export function seedDemoTokens(
  store: Store,
  { alice, bob, olive }: DemoPeople,
  things: { alpha: string; docker: string },
): void {
  const add = (owner: string, tokens: readonly DemoToken[]): void => {
    for (const token of tokens) createToken(store, owner, dated(store, token));
  };
  add(alice.id, aliceTokens(alice.id, things));
  add(bob.id, [
    { name: "bob-backup", age: 200 * day, lifetime: longest, used: 90 * day },
    { name: "gamma-watch", age: 2 * day, lifetime: 30 * day, used: 1 * hour, scopes: reader },
  ]);
  add(olive.id, [
    { name: "audit-export", age: 2 * day, lifetime: 7 * day, used: 5 * hour, scopes: ["user:read"] },
  ]);
}

function dated(store: Store, { age, used, ...token }: DemoToken): NewToken {
  const now = store.clock.now().getTime();
  return {
    ...token,
    createdAt: new Date(now - age),
    ...(used === undefined ? {} : { lastUsedAt: new Date(now - used) }),
  };
}
