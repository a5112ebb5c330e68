import * as l10n from "@vscode/l10n";
import { redact } from "../../core/token/tokenText";
import { endOf, type Lease, type Lending } from "../../leases/lease";
import { quietly } from "../../platform/background";
import { Explained } from "../../platform/errors";
import { serverNow } from "../../session/serverTime";
import type { KnownSessions, SignedIn } from "../../session/sessionState";
import { hostOf } from "../access/accessWords";
import { accessGrant, accessTools, type AgentAccess } from "../access/agentAccess";
import type { PreparedCoder } from "../process/followLaunch";
import { launchBridge } from "../process/launchBridge";
import { launchCoder } from "../process/launchCoder";
import { accessInstructions, serverArguments } from "./instructions";
import { McpBridge } from "./mcpBridge";
import { findServerWay } from "./serverWay";

/** No token of an agent lasts longer, in seconds; a server that runs longer gets another one. */
const longestHours = 8 * 3600;

/** How long before its token's end a server is started again with another one, in ms; at most the last sixth. */
const renewedBefore = 60_000;

/** What starting a server needs. */
export type ServerParts = {
  readonly sessions: Pick<KnownSessions, "at">;
  readonly leases: Lending;
  /** Our extension's folder, absolute. */
  readonly extension: string;
  /** Finds the sentence for a failure. */
  readonly explain: (error: unknown) => Error;
};

/** What happens to a server later. */
export type ServerTurns = {
  /** Its token ends soon: VS Code has to start it again, with another one. */
  readonly renew: () => Promise<void>;
  /** The person has ended its token. */
  readonly stopped: () => Promise<void>;
};

/**
 * Prepares a server for agents, with a token that ends with it. It never runs with anything else: not with the session, and
 * not with what the command line has stored.
 * @param access what the person has given.
 * @throws CoderError, NotWritten, Explained: the server can't be started then.
 */
export async function startServer(
  { sessions, leases, extension, explain }: ServerParts,
  access: AgentAccess,
  { renew, stopped }: ServerTurns,
): Promise<PreparedCoder> {
  const session = sessions.at(access.deployment);
  if (session?.record.userId !== access.userId) {
    throw new Explained(
      l10n.t("You're not signed in to {0} as the person who gave AI agents this access.", hostOf(access)),
    );
  }
  const way = await findServerWay(session);
  const left = access.until === undefined ? longestHours : Math.ceil((access.until - Date.now()) / 1000);
  if (left <= 0) throw new Explained(l10n.t("The AI agents' access to {0} has ended.", hostOf(access)));
  const lease = await leases.take(session, {
    kind: "agent",
    name: access.target?.name ?? access.bundle,
    grant: accessGrant(access),
    lifetimeSeconds: Math.min(left, longestHours),
  });
  if (!lease)
    throw new Explained(l10n.t("{0} can't limit a token, so AI agents get none.", session.deployment.host));

  const prepared =
    way.kind === "program"
      ? await launchCoder(lease, { coder: way.coder, args: serverArguments(access), extension })
      : await launchBridge(lease, extension, (say) => bridge(lease, access, explain, say));
  lease.ended.addEventListener("abort", () => {
    if (endOf(lease.ended)?.why === "person") quietly("Stopping agents' access", stopped);
  });
  renewInTime(session, lease, prepared, renew);
  return prepared;
}

function bridge(
  { client }: Lease,
  access: AgentAccess,
  explain: ServerParts["explain"],
  say: (line: string) => void,
): McpBridge {
  return new McpBridge({
    client,
    tools: accessTools(access),
    instructions: accessInstructions(access),
    say,
    explain: (error) => redact(explain(error).message),
  });
}

/** The command line would outlive its token, and then tell the agent to sign in. */
function renewInTime(
  session: SignedIn,
  lease: Lease,
  { end }: PreparedCoder,
  renew: () => Promise<void>,
): void {
  const left = +lease.until - +serverNow(session);
  const timer = setTimeout(
    () =>
      quietly("Renewing what an agent holds", async () => {
        try {
          await renew();
        } finally {
          // Whether or not VS Code has started another one.
          end();
          await lease.end();
        }
      }),
    left - Math.min(renewedBefore, left / 6),
  );
  timer.unref();
  lease.ended.addEventListener("abort", () => clearTimeout(timer), { once: true });
}
