import type { Duplex } from "node:stream";
import type { Lease } from "../../leases/lease";
import { quietly } from "../../platform/background";
import { LaunchPipe } from "../../platform/launcher/launchPipe";
import { followLaunch, type PreparedCoder } from "./followLaunch";

/** No message is longer, in UTF-16 code units: it would be a file of many megabytes. */
const longestMessage = 16 * 1024 * 1024;

/** What talks to whoever uses a server. */
export type Talk = { readonly take: (line: string) => Promise<void>; readonly end: () => void };

/**
 * Prepares a program that passes what it reads and writes to us: it starts nothing and has no secret. It and the lease end
 * together, whichever ends first.
 * @param lease ends if this fails.
 * @param extension our extension's folder, absolute.
 * @param begin is given what says a line, once somebody has started the program.
 * @throws errors of the system: nothing may be started then.
 */
export async function launchBridge(
  lease: Lease,
  extension: string,
  begin: (say: (line: string) => void) => Talk,
): Promise<PreparedCoder> {
  return followLaunch(lease, extension, () => LaunchPipe.open({ talk: (stream) => connect(stream, begin) }));
}

function connect(stream: Duplex, begin: (say: (line: string) => void) => Talk): void {
  const talk = begin((line) => {
    if (stream.writable) stream.write(`${line}\n`);
  });
  let rest = "";
  stream.on("data", (piece: string) => {
    const lines = (rest + piece).split("\n");
    rest = lines.pop() ?? "";
    if (rest.length > longestMessage) stream.destroy();
    for (const line of lines) quietly("Passing a message on", talk.take(line));
  });
  stream.on("close", () => talk.end());
}
