import type { CoderClient } from "../../../src/coder";
import { clientFor, json, markerSession, type Seen, withServer } from "./testServer";

/** Works with a client of a server that gives the same user to whatever is asked, and looks at what it saw. */
export async function answering(
  work: (client: CoderClient, seen: readonly Seen[]) => Promise<void>,
  session: string | null = markerSession,
  transport: Parameters<typeof clientFor>[1] = {},
): Promise<void> {
  await withServer(
    (_request, response) => {
      json(response, 200, { id: "u", username: "alice" }, { "Set-Cookie": "csrf_token=x" });
    },
    (server) => work(clientFor(server, transport, session), server.seen),
  );
}
