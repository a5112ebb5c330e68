import * as vscode from "vscode";
import { harmless } from "../../core/text/harmless";

/** A tool for language models. */
export type OfferedTool = {
  /** As in `contributes.languageModelTools`. */
  readonly name: string;
  /** What VS Code shows while it runs: one sentence. */
  readonly says: (input: unknown) => string;
  /**
   * Does it. Whatever must be confirmed, it asks by itself: VS Code's own question can be answered automatically.
   * @returns the answer for the model, refusals included; it contains no secret.
   */
  readonly run: (input: unknown, stop: AbortSignal) => Promise<string>;
};

/** Offers a tool to the language models in VS Code. */
export function offerTool({ name, says, run }: OfferedTool): vscode.Disposable {
  return vscode.lm.registerTool<unknown>(name, {
    prepareInvocation: ({ input }) => ({ invocationMessage: harmless(says(input)) }),
    invoke: async ({ input }, cancelled) => {
      const stopping = new AbortController();
      const listening = cancelled.onCancellationRequested(() => stopping.abort());
      try {
        const answer = await run(input, stopping.signal);
        return new vscode.LanguageModelToolResult([new vscode.LanguageModelTextPart(answer)]);
      } finally {
        listening.dispose();
      }
    },
  });
}
