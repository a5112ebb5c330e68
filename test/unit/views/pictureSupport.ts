import { type ApiKey, type CoderClient, parseDeploymentUrl, type UnreadableItem } from "../../../src/coder";
import { Secret } from "../../../src/core/token/secret";
import { serverNow } from "../../../src/session/serverTime";
import type { SignedIn } from "../../../src/session/sessionState";
import type { ResourceNames } from "../../../src/tokens/audit/resourceNames";
import type { LoadedTokens } from "../../../src/tokens/list/loadedTokens";
import { TokenNode } from "../../../src/views/tokens/nodes/tokenNode";
import type { DeploymentState, PictureFacts } from "../../../src/views/tokens/pictureFacts";
import { usualOptions } from "../../../src/views/tokens/viewOptions";
import type { TreeNode } from "../../../src/views/tree/treeNode";
import { noMarks } from "../../support/noMarks";
import { catalogOf } from "../core/catalogs";
import { audit, now } from "../tokens/auditSupport";

/**
 * A session at a deployment where it is noon.
 * @param host of the deployment.
 * @param skewMs how far its clock is ahead of this machine's; undefined: it has not told.
 */
export function sessionAt(host: string, skewMs?: number): SignedIn {
  const deployment = parseDeploymentUrl(`https://${host}`);
  if (!deployment.ok) throw new Error(deployment.error);
  const client = { clockSkewMs: skewMs, now: () => now } as unknown as CoderClient;
  const record = {
    version: 1,
    session: new Secret("AAAAAAAAAA-AAAAAAAAAAAAAAAAAAAAAA"),
    userId: "22222222-2222-4222-8222-222222222202",
    username: "alice",
    origin: "cliAuth",
    signedInAt: now.toISOString(),
  } as const;
  return { kind: "signedIn", deployment: deployment.value, client, record };
}

/** What is known of a deployment that listed these tokens, and some that could not be read. */
export function stateOf(
  session: SignedIn,
  tokens: readonly ApiKey[],
  unreadable: readonly UnreadableItem[] = [],
): DeploymentState {
  const catalog = catalogOf("2.35");
  const { features } = catalog;
  const last: LoadedTokens = {
    session,
    tokens,
    unreadable,
    scopeNames: [],
    version: "v2.35.1",
    at: now,
    catalog,
    features,
  };
  const names = {
    isGone: () => false,
    peek: () => undefined,
    lookUp: () => Promise.resolve(),
  } as unknown as ResourceNames;
  return {
    session,
    state: { kind: "loaded", last },
    survey: { loaded: last, tokens: audit(tokens), leases: [], names },
  };
}

/** Facts in which nothing is said of any row, unless told otherwise. */
export function factsOf(states: readonly DeploymentState[], more: Partial<PictureFacts> = {}): PictureFacts {
  return {
    states,
    marks: noMarks,
    options: { ...usualOptions, isGrouped: false },
    nowAt: serverNow,
    shownOf: () => 200,
    busyWith: () => undefined,
    leaseRows: () => [],
    current: states[0]?.session.deployment.href,
    explain: String,
    ...more,
  };
}

/** Every row of a token, wherever it is. */
export async function tokenRowsOf(nodes: readonly TreeNode[]): Promise<TokenNode[]> {
  const rows = await Promise.all(
    nodes.map(async (node) =>
      node instanceof TokenNode ? [node] : tokenRowsOf((await node.children?.()) ?? []),
    ),
  );
  return rows.flat();
}
