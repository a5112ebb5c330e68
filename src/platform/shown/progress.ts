import * as vscode from "vscode";
import { harmless } from "../../core/text/harmless";

/** Where progress is shown, and what it says. */
export type ProgressFrame =
  /** The bar of a view, which says nothing. */
  | { readonly in: { readonly viewId: string } }
  /** A notification, with a button to cancel where that is possible; or the status bar. */
  | { readonly in: "notification" | "statusBar"; readonly title: string; readonly cancellable?: boolean };

/** Reports progress: a message, and how many more percent are done. */
export type Report = (progress: { readonly message?: string; readonly increment?: number }) => void;

/**
 * Shows progress for as long as some work lasts. Its texts are made harmless.
 * @param frame where, and what it says.
 * @param work what is done; the token tells when the person cancels.
 * @returns what the work gives.
 */
export async function withProgress<Result>(
  frame: ProgressFrame,
  work: (report: Report, cancelled: vscode.CancellationToken) => Thenable<Result>,
): Promise<Result> {
  return vscode.window.withProgress(optionsOf(frame), (progress, cancelled) =>
    work(
      ({ message, ...others }) =>
        progress.report({ ...others, ...(message === undefined ? {} : { message: harmless(message) }) }),
      cancelled,
    ),
  );
}

function optionsOf(frame: ProgressFrame): vscode.ProgressOptions {
  if (typeof frame.in === "object") return { location: frame.in };
  const { title, cancellable = false } = frame;
  return {
    location:
      frame.in === "statusBar" ? vscode.ProgressLocation.Window : vscode.ProgressLocation.Notification,
    title: harmless(title),
    cancellable,
  };
}
