import assert from "node:assert/strict";
import type { AgentApp } from "../../../../../src/coder/api/workspaces";
import { Explained } from "../../../../../src/platform/errors";
import { ListedWorkspace } from "../../../../../src/presentation/workspace/listedWorkspace";
import type { SignedIn } from "../../../../../src/session/sessionState";
import { sessionAt } from "../../../views/pictureSupport";
import { agent, noon, workspace } from "../../../workspaces/workspaceSupport";
import { sessionsOf } from "../../commandSupport";

/**
 * Commands at a deployment with this wildcard host, or with none, where somebody has workspaces. Ports 8080 and 9090 are listened on.
 * @param more workspaces beside `alpha`, which is of bob's.
 * @returns what commands are given, the row of `alpha`, and those of what its agent offers.
 */
export function openingAt(appHost: string | undefined, ...more: ReturnType<typeof workspace>[]) {
  const bare = sessionAt("coder.example.com", 0);
  const ports = [8080, 9090].map((port) => ({ port, network: "tcp", processName: "" }));
  const client = {
    ...bare.client,
    workspaces: { appHost: () => Promise.resolve(appHost), listeningPorts: () => Promise.resolve(ports) },
  };
  const session = { ...bare, client } as unknown as SignedIn;
  const all = [workspace("alpha", { ownerName: "bob", ownerId: "bob-id" }), ...more].map(
    (one) => new ListedWorkspace(one, session, noon),
  );
  const [alpha] = all;
  assert.ok(alpha);
  const workspaces = { of: () => Promise.resolve(all), changed: () => Promise.resolve() };
  const rowOf = (what: { app?: AgentApp; port?: number }) => ({
    about: {
      listed: alpha,
      agent: agent(),
      ...(what.app ? { app: what.app } : {}),
      ...(what.port === undefined ? {} : { port: { port: what.port, network: "tcp", processName: "" } }),
    },
  });
  return { services: { sessions: sessionsOf(session), workspaces }, row: { listed: alpha }, rowOf };
}

/** Whether an error says something like that, with a button that helps. */
export function explained(part: RegExp): (error: unknown) => boolean {
  return (error) => error instanceof Explained && part.test(error.message) && error.steps.length > 0;
}
