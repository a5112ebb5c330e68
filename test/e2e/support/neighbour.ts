import { mkdtempSync, rmSync } from "node:fs";
import { request } from "node:http";
import os from "node:os";
import path from "node:path";
import type { SmallExtension } from "../../host/smallExtension";
import { until } from "../../host/until";

/** A session as VS Code gives it to an extension. */
export interface GivenSession {
  readonly accessToken: string;
  readonly account: { readonly id: string; readonly label: string };
  readonly scopes: readonly string[];
}

/** What an extension got: a value, or an error's message. */
export type Told<Value> = { readonly value?: Value; readonly error?: string };

/** Does what it is told over its socket, with VS Code's public API alone. */
const program = `
const vscode = require("vscode");
const fs = require("node:fs");
const http = require("node:http");
const acts = {
  session: (scopes, options) => vscode.authentication.getSession("coder-access", scopes, options),
  command: (id, ...args) => vscode.commands.executeCommand(id, ...args),
  tool: async (name, input) => {
    const { content } = await vscode.lm.invokeTool(name, { input, toolInvocationToken: undefined });
    return content.map((part) => part.value).join("");
  },
  shown: () => JSON.stringify([
    vscode.window.terminals.map(({ name, creationOptions }) => ({ name, creationOptions })),
    vscode.tasks.taskExecutions.map(({ task }) => ({ name: task.name, definition: task.definition, execution: task.execution })),
  ]),
};
exports.activate = () => {
  const socket = process.env.CODER_ACCESS_TEST_NEIGHBOUR;
  fs.rmSync(socket, { force: true });
  http.createServer((request, response) => {
    let text = "";
    request.on("data", (piece) => (text += piece)).on("end", async () => {
      const { act, given } = JSON.parse(text);
      const told = await Promise.resolve()
        .then(() => acts[act](...given))
        .then((value) => ({ value }), (error) => ({ error: String(error && error.message || error) }));
      response.end(JSON.stringify(told));
    });
  }).listen(socket);
};
`;

/** Another extension in the same extension host, which a test lets act. */
export class Neighbour {
  readonly extension: SmallExtension = { id: "somebody.neighbour", displayName: "Neighbour", program };
  readonly #folder = mkdtempSync(path.join(os.tmpdir(), "coder-access-neighbour-"));

  /** Variables of VS Code that it needs. */
  get env(): Readonly<Record<string, string>> {
    return { CODER_ACCESS_TEST_NEIGHBOUR: this.#socket };
  }

  /** Asks VS Code for a session, as an extension does. */
  session(scopes: readonly string[], options: object): Promise<Told<GivenSession>> {
    return this.#do("session", scopes, options);
  }

  command(id: string, ...given: unknown[]): Promise<Told<unknown>> {
    return this.#do("command", id, ...given);
  }

  /** Invokes a tool as a chat would. */
  tool(name: string, input: object): Promise<Told<string>> {
    return this.#do("tool", name, input);
  }

  /** All that VS Code tells extensions of terminals and tasks, as a text. */
  async shown(): Promise<string> {
    return (await this.#do<string>("shown")).value ?? "";
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  get #socket(): string {
    return path.join(this.#folder, "socket");
  }

  /** The extension host may have to start first. */
  async #do<Value>(act: string, ...given: unknown[]): Promise<Told<Value>> {
    await until(
      () => this.#ask<string>({ act: "shown", given: [] }).catch(() => undefined),
      () => "the other extension does not answer",
    );
    return this.#ask({ act, given });
  }

  #ask<Value>(what: object): Promise<Told<Value>> {
    return new Promise((resolve, reject) => {
      const asking = request({ socketPath: this.#socket, method: "POST" }, (response) => {
        let text = "";
        response.setEncoding("utf8");
        response.on("data", (piece: string) => (text += piece));
        response.on("end", () => resolve(JSON.parse(text) as Told<Value>));
        response.on("error", reject);
      });
      asking.on("error", reject);
      asking.end(JSON.stringify(what));
    });
  }
}
