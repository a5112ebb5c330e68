import * as vscode from "vscode";
import { harmless } from "../../core/text/harmless";

/** Where to show progress, and with which text. */
export type ProgressFrame =
  /** The progress bar of a view, which has no text. */
  | { readonly in: { readonly viewId: string } }
  /** A notification, with a button to cancel if possible; or the status bar. */
  | { readonly in: "notification" | "statusBar"; readonly title: string; readonly cancellable?: boolean };

/** Reports progress: a message, and the percentage done since the last report. */
export type Report = (progress: { readonly message?: string; readonly increment?: number }) => void;

/**
 * Shows progress while some work runs. Its texts are made harmless.
 * @param frame where, and with which text.
 * @param work the work; its token reports that the person cancelled.
 * @returns the result of the work.
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
