import { defaultPatience, type TerminalPatience } from "../../../../src/workspaces/terminal/terminalPatience";
import type { WorkspaceTerminal } from "../../../../src/workspaces/terminal/workspaceTerminal";
import { until } from "../../../host/until";

/** Tries again at once. */
export const quick: TerminalPatience = { ...defaultPatience, retryMs: [20, 50], expectedMs: 50 };

/** What a person sees of a terminal, and does there. */
export class Person {
  shown = "";
  isClosed = false;
  readonly titles: string[] = [];
  readonly ran: Promise<void>;

  constructor(readonly terminal: WorkspaceTerminal) {
    this.ran = terminal.run({
      write: (text) => (this.shown += text),
      close: () => (this.isClosed = true),
      title: (title) => this.titles.push(title),
    });
  }

  type(text: string): void {
    this.terminal.type(text);
  }

  /** Waits until it shows this, and says how much it showed by then. */
  async sees(text: string | RegExp, after = 0, patienceMs = 8_000): Promise<number> {
    return until(
      () => {
        const seen = this.shown.slice(after);
        const at = typeof text === "string" ? seen.indexOf(text) : seen.search(text);
        return at < 0 ? undefined : this.shown.length;
      },
      () => `waiting for ${String(text)} in: ${JSON.stringify(this.shown.slice(-1500))}`,
      patienceMs,
    );
  }
}
