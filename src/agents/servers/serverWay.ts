import { Explained } from "../../platform/errors";
import type { SignedIn } from "../../session/sessionState";
import { findCoder } from "../process/coderProgram";

/** How agents reach Coder's tools: by the command line on this computer, or by the deployment's own endpoint. */
export type ServerWay = { readonly kind: "program"; readonly coder: string } | { readonly kind: "endpoint" };

/**
 * Finds how agents can reach Coder's tools at a deployment. The command line comes first: it offers an agent only the tools of its
 * bundle by itself.
 * @param session the token's owner.
 * @param signal cancels.
 * @throws Explained, how to get the command line, if there is neither.
 */
export async function findServerWay({ client }: SignedIn, signal?: AbortSignal): Promise<ServerWay> {
  try {
    return { kind: "program", coder: await findCoder() };
  } catch (error) {
    if (!(error instanceof Explained) || !(await offersMcp(client, signal))) throw error;
    return { kind: "endpoint" };
  }
}

/** Most deployments don't, and older ones can't say. */
async function offersMcp({ mcp }: SignedIn["client"], signal: AbortSignal | undefined): Promise<boolean> {
  try {
    return await mcp.isOffered(signal);
  } catch {
    signal?.throwIfAborted();
    return false;
  }
}
