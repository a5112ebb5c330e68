import os from "node:os";
import type { ReadCommand } from "../../core/commands/grantForCommand";
import type { Grant } from "../../core/grant/grant";
import type { Lending } from "../../leases/lease";
import type { KnownSessions, SignedIn } from "../../session/sessionState";
import { keyOf, type StepUps } from "../../stepUp/stepUps";
import { askCatalog } from "../../tokens/key/askCatalog";
import { findCoder } from "../process/coderProgram";
import { launchCoder } from "../process/launchCoder";
import { askToRun } from "./askToRun";
import { checkArguments } from "./checkArguments";
import { offerMore } from "./offerMore";
import { refusals } from "./refusals";
import { type CoderOutcome, runCoder } from "./runCoder";
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
  readonly stepUps: StepUps;
  /** Notes a failure, and says it for a model. */
  readonly failed: (error: unknown) => string;
  /** Where commands run; the person's home by default. */
  readonly folder?: string | undefined;
  /** In ms. */
  readonly limit?: number | undefined;
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
  const { stepUps } = parts;
  const coder = await findCoder();

  const run = { href: session.deployment.href, userId: session.record.userId, what: args };
  // More than usual, if the person allowed that for an hour.
  const held = stepUps.grantFor(run, grant);
  const consent = await stepUps.consents.of(keyOf(run, held), () =>
    askToRun({ session, catalog, args, purpose, grant: held, names, lifetime }),
  );
  if (consent !== "yes") return refusals[consent];
  if (stop.aborted) return "Stopped. The command wasn't run.";
  const attempt = (allowed: Grant) => runOnce(parts, session, { coder, args, read, grant: allowed }, stop);
  const first = await attempt(held);
  if (first?.code === undefined) return answerFor(parts, held, first);

  const more = await offerMore(
    parts,
    { session, catalog, checked, grant, held, names, outcome: first },
    stop,
  );
  if (more.kind !== "allowed") return [answerFor(parts, held, first), ...more.said].join("\n\n");
  try {
    const again = await attempt(more.grant);
    return `The person allowed it more, and it ran again.\n\n${answerFor(parts, more.grant, again)}`;
  } catch (error) {
    return `${answerFor(parts, held, first)}\n\nThe person allowed it more, but it wasn't run again. ${parts.failed(error)}`;
  }
}

/** What is run once. */
type Attempt = {
  readonly coder: string;
  readonly args: readonly string[];
  readonly read: Pick<ReadCommand, "command">;
  readonly grant: Grant;
};

/** Runs it with a token for that, which ends with it. @returns undefined where tokens can't be limited. */
async function runOnce(
  { leases, extension, folder = os.homedir(), limit = usualLimit }: ToolParts,
  session: SignedIn,
  { coder, args, read, grant }: Attempt,
  stop: AbortSignal,
): Promise<CoderOutcome | undefined> {
  const lease = await leases.take(session, {
    kind: "tool",
    name: read.command,
    grant,
    lifetimeSeconds: lifetime,
  });
  if (!lease) return undefined;
  const prepared = await launchCoder(lease, { coder, args, extension });
  return runCoder(prepared, folder, limit, stop);
}

function answerFor(
  { limit = usualLimit }: ToolParts,
  { scopes }: Grant,
  outcome: CoderOutcome | undefined,
): string {
  if (!outcome) return "This deployment can't limit tokens, so no command is run for agents.";
  const { code, ended, output } = outcome;
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
          `Its token has only: ${scopes.join(", ")}. Never run coder login; tell the person what is missing.`,
        ]),
  ].join("\n\n");
}
