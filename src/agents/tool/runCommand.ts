import os from "node:os";
import type { Lending } from "../../leases/lease";
import type { KnownSessions } from "../../session/sessionState";
import { askCatalog } from "../../tokens/key/askCatalog";
import { findCoder } from "../process/coderProgram";
import { launchCoder } from "../process/launchCoder";
import { askToRun } from "./askToRun";
import { checkArguments } from "./checkArguments";
import type { Consent, Consents } from "./consent";
import { runCoder } from "./runCoder";
import { toolGrant } from "./toolGrant";

/** How long a command may take, in ms. */
const usualLimit = 120_000;

/** How long its token lasts at most, in seconds: longer than any command may take. */
const lifetime = 600;

/** What running a command for a model needs. */
export type ToolParts = {
  readonly sessions: KnownSessions;
  readonly leases: Lending;
  /** Our extension's folder, absolute. */
  readonly extension: string;
  readonly consents: Consents;
  /** Where commands run; the person's home by default. */
  readonly folder?: string | undefined;
  /** In ms. */
  readonly limit?: number | undefined;
};

/** What the person said, for the model. */
const refusals: Readonly<Record<Exclude<Consent, "yes">, string>> = {
  no: "The person said no. Don't try it in another way; go on without it, or tell them why it's needed.",
  saidNoBefore: "The person said no to exactly this a moment ago. Don't ask again.",
  busy: "The person is being asked about another command. Wait for their answer.",
  flooded: "The person said no several times. Stop asking, and tell them what you need.",
};

/**
 * Runs a command of Coder's for a model, if the person agrees to exactly that: with a token for nothing else, which ends with
 * it. Never with the session, never with full access.
 * @param input what the model gave.
 * @param stop ends the command.
 * @returns an answer for the model, refusals included; it contains no secret.
 * @throws CoderError, NotWritten, Explained: nothing was run then.
 */
export async function runCommand(parts: ToolParts, input: unknown, stop: AbortSignal): Promise<string> {
  const { arguments: given, purpose } = (input ?? {}) as Readonly<Record<string, unknown>>;
  if (typeof purpose !== "string" || purpose.trim() === "")
    return "Say in `purpose` what the command is for: the person reads it.";

  const session = parts.sessions.current;
  if (session.kind !== "signedIn") return "The person isn't signed in to Coder. Only they can do that.";
  const catalog = await askCatalog(session.client, stop);
  const checked = checkArguments(given, catalog);
  if (!checked.ok) return checked.refusal;
  const { args, read } = checked;
  const built = await toolGrant(session, catalog, read);
  if (!built.ok) return built.refusal;
  const { grant, names } = built;
  const coder = await findCoder();

  const { deployment, record } = session;
  const key = JSON.stringify([deployment.href, record.userId, args, grant]);
  const consent = await parts.consents.of(key, () =>
    askToRun({ session, catalog, args, purpose, grant, names, lifetime }),
  );
  if (consent !== "yes") return refusals[consent];
  if (stop.aborted) return "Stopped. The command wasn't run.";

  const lease = await parts.leases.take(session, {
    kind: "tool",
    name: read.command,
    grant,
    lifetimeSeconds: lifetime,
  });
  if (!lease) return "This deployment can't limit tokens, so no command is run for agents.";
  const prepared = await launchCoder(lease, { coder, args, extension: parts.extension });
  const { limit = usualLimit, folder = os.homedir() } = parts;
  const { code, ended, output } = await runCoder(prepared, folder, limit, stop);
  return [
    ended === "time"
      ? `Ended after ${limit / 1000} seconds. It may have done part of its work: look before you run it again.`
      : ended === "stop"
        ? "Stopped. It may have done part of its work."
        : `Exit code ${code ?? 1}.`,
    output === "" ? "It printed nothing." : output,
    ...(code === 0 || code === undefined
      ? []
      : [
          `Its token has only: ${grant.scopes.join(", ")}. Never run coder login; tell the person what is missing.`,
        ]),
  ].join("\n\n");
}
