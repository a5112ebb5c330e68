import { randomUUID } from "node:crypto";
import * as l10n from "@vscode/l10n";
import type { CoderApi } from "../../coder/api/api";
import type { Terminal, TerminalEnd } from "../../coder/api/workspaceCalls";
import type { Workspace } from "../../coder/api/workspaces";
import { isOfKind } from "../../coder/errors/isOfKind";
import type { SignedIn } from "../../session/sessionState";
import { AgentWatch } from "./agentWatch";
import { HandOver } from "./handOver";
import { mayPass } from "./mayPass";
import { OwnLines } from "./ownLines";
import { afterShell, agentNow, placeIn } from "./place";
import { ShellTitle } from "./shellTitle";
import { TerminalLease } from "./terminalLease";
import type { Next, Screen, ShellSeen, TerminalParts } from "./terminalParts";
import {
  defaultPatience,
  keptMs,
  mostTypedAhead,
  seenEvery,
  type TerminalPatience,
} from "./terminalPatience";
import { Wakening } from "./wakening";

/**
 * A terminal in a workspace, over the deployment's own WebSocket and without SSH. It returns to the same
 * shell after the connection was lost, explains why if there is none, and holds a lease while it is open, not
 * the session.
 */
export class WorkspaceTerminal {
  readonly #parts: TerminalParts;
  readonly #patience: TerminalPatience;
  readonly #closing = new AbortController();
  readonly #wakening = new Wakening();
  #size = { columns: 80, rows: 24 };
  #reconnect: string = randomUUID();
  /** The agent that runs the shell with that ID; undefined before there was one. */
  #shellOn: string | undefined;
  /** Whether that shell was another window's. */
  #isTakenUp = false;
  #terminal: Terminal | undefined;
  readonly #lease: TerminalLease;
  #title: ShellTitle | undefined;
  #watch: AgentWatch | undefined;
  #isUnlimitedSaid = false;
  #typedAhead = "";
  #openedAt = 0;
  /** In ms since 1970. */
  #lostAt = 0;
  /** The number of failed attempts. */
  #tries = 0;

  constructor(parts: TerminalParts) {
    this.#parts = parts;
    this.#patience = parts.patience ?? defaultPatience;
    this.#lease = new TerminalLease(parts.leases);
    const { shell } = parts;
    if (shell === undefined) return;
    this.#isTakenUp = true;
    this.#reconnect = shell.reconnect;
    this.#shellOn = shell.agentId;
    this.#lostAt = shell.seenAt;
    this.#size = { columns: shell.columns, rows: shell.rows };
  }

  /** Opens it, and keeps it open until its shell has ended or it is closed. Never rejects. */
  async run(screen: Screen): Promise<void> {
    const title = (this.#title = new ShellTitle((text) => screen.title(text)));
    this.#closing.signal.addEventListener("abort", () => title.dispose(), { once: true });
    const handOver = new HandOver((text) => {
      title.take(text);
      screen.write(text);
    });
    const lines = new OwnLines((text) => handOver.say(text));
    this.#closing.signal.addEventListener("abort", () => handOver.dispose(), { once: true });
    lines.state(l10n.t("Connecting to {0}…", this.#parts.host));
    while (!this.#isClosed()) {
      const next = await this.#go(handOver, lines);
      if (this.#isClosed()) break;
      if (next.kind === "over") {
        await this.#end();
        screen.close();
        return;
      }
      await this.#until(next, lines);
    }
    await this.#end();
  }

  /** Types, or ends a wait. */
  type(text: string): void {
    if (this.#terminal) {
      this.#terminal.write(text);
      this.#watch?.typed();
    } else if (!this.#wakening.wake()) {
      this.#typedAhead = (this.#typedAhead + text).slice(0, mostTypedAhead);
    }
  }

  /** The terminal has a new size, in characters. */
  resize(columns: number, rows: number): void {
    this.#size = { columns, rows };
    this.#terminal?.resize(columns, rows);
  }

  /** The person has closed it. */
  close(): void {
    this.#closing.abort();
    this.#wakening.wake();
    this.#terminal?.close();
  }

  #isClosed(): boolean {
    return this.#closing.signal.aborted;
  }

  /** Connects, and returns when the connection ends. */
  async #go(handOver: HandOver, lines: OwnLines): Promise<Next> {
    try {
      const session = this.#parts.session();
      if (session === undefined) return asked(l10n.t("You're signed out of {0}.", this.#parts.host));

      const workspace = await session.client.workspaces.get(this.#parts.workspaceId, this.#closing.signal);
      const place = placeIn(workspace, this.#parts.agentName);
      if (place.kind === "soon") return { kind: "later", sentence: place.sentence, isExpected: true };
      if (place.kind === "notThere") return asked(place.sentence);

      if (this.#shellOn !== undefined && this.#shellOn !== place.agent.id) this.#reconnect = randomUUID();
      const terminal = await this.#open(session, workspace, place.agent.id, handOver, lines);
      return await this.#stay(terminal, place.agent.id, handOver, lines);
    } catch (error) {
      const { next } = this.#lease;
      if (next) return next;
      if (isOfKind(error, "agentNotConnected"))
        return { kind: "later", sentence: this.#parts.explain(error), isExpected: true };
      const sentence = this.#parts.explain(error);
      return mayPass(error) ? { kind: "later", sentence, isExpected: false } : asked(sentence);
    }
  }

  async #open(
    session: SignedIn,
    workspace: Workspace,
    agentId: string,
    handOver: HandOver,
    lines: OwnLines,
  ): Promise<Terminal> {
    const isKnown = this.#lease.isTaken;
    try {
      return await this.#openWith(await this.#clientFor(session, workspace, lines), agentId, handOver, lines);
    } catch (error) {
      // Somebody else may have ended the lease, or its lifetime is over.
      const isRefused = isOfKind(error, "notFoundOrForbidden") || isOfKind(error, "unauthorized");
      if (!isKnown || !isRefused) throw error;
      await this.#lease.end();
      return this.#openWith(await this.#clientFor(session, workspace, lines), agentId, handOver, lines);
    }
  }

  async #openWith(client: CoderApi, agentId: string, handOver: HandOver, lines: OwnLines): Promise<Terminal> {
    handOver.begin();
    const size = this.#size;
    let isFirst = true;
    const terminal = await client.workspaces.openTerminal(
      { agentId, reconnect: this.#reconnect, ...size },
      (bytes) => {
        if (isFirst) this.#tellComingBack(agentId, lines);
        isFirst = false;
        if (this.#watch?.printed() === true) lines.giveWay();
        handOver.take(bytes);
      },
      this.#closing.signal,
    );
    if (this.#size !== size) terminal.resize(this.#size.columns, this.#size.rows);
    return terminal;
  }

  /** Called before the first output, which may repeat the last output from before. */
  #tellComingBack(agentId: string, lines: OwnLines): void {
    if (this.#shellOn !== undefined) {
      const isOther = this.#shellOn !== agentId;
      if (isOther) this.#title?.forget();
      // The server does not tell which of both it is.
      const mayBeOther = Date.now() - this.#lostAt > keptMs || this.#isTakenUp;
      lines.tellComingBack(isOther ? "otherShell" : mayBeOther ? "maybeOther" : "same");
    }
    lines.giveWay();
  }

  /**
   * The client to use: the lease's, or the session's if the server supports no leases, which the terminal
   * says.
   */
  async #clientFor(session: SignedIn, workspace: Workspace, lines: OwnLines): Promise<CoderApi> {
    const client = await this.#lease.client(session, workspace);
    this.#closing.signal.throwIfAborted();
    if (client) return client;

    if (!this.#isUnlimitedSaid) {
      this.#isUnlimitedSaid = true;
      lines.state(
        l10n.t(
          "{0} is older than Coder v2.28 and can't limit a token to one workspace, so this terminal uses your session.",
          this.#parts.host,
        ),
      );
    }
    return session.client;
  }

  async #stay(terminal: Terminal, agentId: string, handOver: HandOver, lines: OwnLines): Promise<Next> {
    this.#terminal = terminal;
    this.#shellOn = agentId;
    this.#isTakenUp = false;
    this.#openedAt = performance.now();
    handOver.follow(terminal);
    terminal.write(this.#typedAhead);
    this.#typedAhead = "";
    const seen = () => this.#parts.onSeen?.(this.#shell(agentId));
    seen();
    const timer = setInterval(seen, seenEvery);
    const left = new AbortController();
    this.#watch = new AgentWatch(
      {
        look: () => agentNow(this.#parts, agentId, this.#closing.signal),
        onAway: (sentence) => lines.say(sentence),
        onBack: () => {
          left.abort();
          terminal.close();
        },
      },
      this.#patience,
    );
    const end = await terminal.closed;
    this.#watch.dispose();
    clearInterval(timer);
    this.#terminal = undefined;
    this.#lostAt = Date.now();
    handOver.follow(undefined);
    if (performance.now() - this.#openedAt >= this.#patience.steadyMs) this.#tries = 0;
    return left.signal.aborted ? { kind: "again" } : this.#after(end, agentId);
  }

  #shell(agentId: string): ShellSeen {
    return { reconnect: this.#reconnect, agentId, ...this.#size, seenAt: Date.now() };
  }

  async #after({ code, isSaid, error }: TerminalEnd, agentId: string): Promise<Next> {
    const session = this.#parts.session();
    if (this.#isClosed() || session === undefined) return { kind: "again" };
    const { next } = this.#lease;
    if (next) return next;
    if (!isSaid || code !== 1000 || error !== undefined) {
      return {
        kind: "later",
        sentence: l10n.t("The connection to {0} was lost.", this.#parts.host),
        isExpected: false,
      };
    }
    const workspace = await session.client.workspaces.get(this.#parts.workspaceId, this.#closing.signal);
    return afterShell(workspace, this.#parts.agentName, agentId);
  }

  /** Waits until it is time to retry. */
  async #until(next: Exclude<Next, { kind: "over" }>, lines: OwnLines): Promise<void> {
    if (next.kind === "again") return;
    const { retryMs, expectedMs, mostTries } = this.#patience;
    const isGivenUp = next.kind === "asked" || this.#tries >= mostTries;
    this.#typedAhead = "";
    if (isGivenUp) {
      this.#tries = 0;
      lines.say(l10n.t("{0} Press any key to try again.", next.sentence));
      await this.#wakening.wait(undefined);
      return;
    }
    const wait = next.isExpected ? expectedMs : (retryMs[Math.min(this.#tries, retryMs.length - 1)] ?? 0);
    this.#tries += 1;
    lines.say(
      next.isExpected || wait < 1000
        ? next.sentence
        : l10n.t(
            "{0} Trying again in {1} s. Press any key to try now.",
            next.sentence,
            Math.round(wait / 1000),
          ),
    );
    await this.#wakening.wait(wait);
  }

  async #end(): Promise<void> {
    this.#closing.abort();
    await this.#lease.end();
  }
}

function asked(sentence: string): Next {
  return { kind: "asked", sentence };
}
