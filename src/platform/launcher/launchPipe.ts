import { randomBytes } from "node:crypto";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import type { Duplex } from "node:stream";
import { Secret } from "../../core/token/secret";
import { quietly } from "../background";
import { type FromLauncher, type LaunchKind, lineOf, lines, type ToLauncher } from "./messages";

/** What a launcher is to start; see LaunchOrder. */
export type Launch = {
  readonly kindOfProcess: LaunchKind;
  readonly command: string;
  readonly args: readonly string[];
  /** Contains secrets as such, up to the pipe. */
  readonly env: Readonly<Record<string, string | Secret>>;
  readonly greeting?: string | undefined;
  readonly withholds?: string | undefined;
};

/** A launcher that starts nothing: what it reads and writes is talk with the host. */
export type Relay = {
  /** Called once, with both directions as text in UTF-8. The launcher ends when it closes. */
  readonly talk: (stream: Duplex) => void;
};

/** How a launcher ended. */
export type LaunchEnd =
  /** Its process ended with that code, or could not be started (127). */
  | { readonly kind: "ended"; readonly code: number }
  /** Nobody came for the order in time, or not a launcher of ours: nothing was given. */
  | { readonly kind: "unclaimed" }
  /** The launcher itself is gone. */
  | { readonly kind: "lost" };

/** How long a launcher may take to come for its order, in ms. */
const claimedWithin = 30_000;

/** Systems cut the path of a socket after 103 (macOS) or 107 (Linux) bytes. */
const longestFolder = 80;

/**
 * A private way to hand an environment to one process. A launcher (program.ts) connects once, takes its order and holds the
 * connection for as long as its process lives. Only this user can connect; the first to do so is the only one, and if that
 * was not the launcher, the launcher gets nothing and says so.
 */
export class LaunchPipe {
  /** Where the launcher connects; its first argument. */
  readonly address: string;
  /** Resolves when the process, or the launcher, has ended. Never rejects. */
  readonly over: Promise<LaunchEnd>;
  readonly #server: net.Server;
  readonly #folder: string | undefined;
  readonly #launch: Launch | Relay;
  readonly #timer: NodeJS.Timeout;
  #socket: net.Socket | undefined;
  #finish: (end: LaunchEnd) => void = () => undefined;
  #isGiven = false;

  constructor(address: string, folder: string | undefined, launch: Launch | Relay) {
    this.address = address;
    this.#folder = folder;
    this.#launch = launch;
    this.over = new Promise((resolve) => (this.#finish = resolve));
    this.#server = net.createServer((socket) => this.#greet(socket));
    this.#timer = setTimeout(() => this.#giveUp(), claimedWithin);
    this.#timer.unref();
  }

  /**
   * Opens a pipe for one launch.
   * @param launch what the launcher is to start, or whom it talks to instead.
   * @throws errors of the system.
   */
  static async open(launch: Launch | Relay): Promise<LaunchPipe> {
    const isWindows = process.platform === "win32";
    const name = randomBytes(16).toString("hex");
    const folder = isWindows ? undefined : await mkdtemp(path.join(shortFolder(), "coder-access-"));
    const address =
      folder === undefined ? String.raw`\\.\pipe\coder-access-${name}` : path.join(folder, "pipe");
    const pipe = new LaunchPipe(address, folder, launch);
    await new Promise<void>((resolve, reject) => {
      pipe.#server.once("error", reject);
      pipe.#server.listen(address, () => resolve());
    });
    pipe.#server.unref();
    if (folder !== undefined) await chmod(address, 0o600);
    return pipe;
  }

  /** Ends the process, if the launcher still has one, or the talk. */
  end(): void {
    if (!this.#socket) this.#giveUp();
    else if ("talk" in this.#launch && this.#isGiven) this.#socket.destroy();
    else this.#say({ kind: "end" });
  }

  #greet(socket: net.Socket): void {
    if (this.#socket) {
      socket.destroy();
      return;
    }
    this.#socket = socket;
    this.#close();
    socket.setEncoding("utf8");
    const take = lines((line) => this.#take(line));
    socket.on("data", (piece: string) => {
      if (!take(piece)) socket.destroy();
    });
    socket.on("error", () => undefined);
    socket.on("close", () => {
      clearTimeout(this.#timer);
      this.#finish({ kind: this.#isGiven ? "lost" : "unclaimed" });
    });
  }

  #take(line: string): void {
    const message = messageOf(line);
    if (message?.kind === "ended") this.#finish({ kind: "ended", code: message.code });
    else if (message?.kind === "ready" && !this.#isGiven) this.#give();
    else if (message?.kind !== "started") this.#socket?.destroy();
  }

  #give(): void {
    this.#isGiven = true;
    clearTimeout(this.#timer);
    if ("talk" in this.#launch) {
      this.#say({ kind: "relay" });
      this.#socket?.removeAllListeners("data");
      if (this.#socket) this.#launch.talk(this.#socket);
      return;
    }
    const env = Object.entries(this.#launch.env).map(([name, value]) => [
      name,
      value instanceof Secret ? value.expose() : value,
    ]);
    const { greeting = "" } = this.#launch;
    this.#say({
      kind: "start",
      ...this.#launch,
      greeting,
      env: Object.fromEntries(env) as Record<string, string>,
    });
  }

  #say(message: ToLauncher): void {
    if (this.#socket?.writable === true) this.#socket.write(lineOf(message));
  }

  #giveUp(): void {
    this.#close();
    this.#socket?.destroy();
    this.#finish({ kind: "unclaimed" });
  }

  /** Nobody else gets in, and nothing of it stays. */
  #close(): void {
    this.#server.close();
    const folder = this.#folder;
    if (folder !== undefined) quietly("Removing a pipe", () => rm(folder, { recursive: true, force: true }));
  }
}

/** Returns the person's folder for temporary files, or the system's if a socket could not be in it. */
function shortFolder(): string {
  const own = os.tmpdir();
  return Buffer.byteLength(own) > longestFolder ? "/tmp" : own;
}

/** Whoever is there may be anybody. */
function messageOf(line: string): FromLauncher | undefined {
  try {
    const message = JSON.parse(line) as Record<string, unknown> | null;
    const { kind, code, pid } = message ?? {};
    if (kind === "ready") return { kind };
    if (kind === "started" && typeof pid === "number") return { kind, pid };
    if (kind === "ended" && typeof code === "number") return { kind, code };
  } catch {
    // Not a line of ours.
  }
  return undefined;
}
