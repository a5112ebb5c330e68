import * as l10n from "@vscode/l10n";
import type * as vscode from "vscode";
import type { KeptSecrets } from "../../tokens/secrets/keptSecrets";
import type { WaitingSecret } from "../../tokens/secrets/waitingSecret";
import type { Way } from "./way";
import { agreesToTracking } from "./ways/agreesToTracking";
import type { LastEditor } from "./ways/insertAtCursor";
import { openTerminal } from "./ways/openTerminal";
import { writeToFile } from "./ways/writeToFile";

/**
 * Puts a secret where the person wants it.
 * @param way the destination.
 * @param waiting the secret.
 * @param parts where the extension is, and what remembers editors and stores secrets.
 * @returns a sentence that says where it is now.
 * @throws Cancelled if the person dismisses a question; Explained if it fails.
 */
export async function takeSecret(
  way: Way,
  { secret, name, tokenId, deployment }: WaitingSecret,
  {
    extensionUri,
    lastEditor,
    kept,
  }: {
    readonly extensionUri: vscode.Uri;
    readonly lastEditor: LastEditor;
    readonly kept: Pick<KeptSecrets, "keep">;
  },
): Promise<string> {
  switch (way) {
    case "file": {
      const written = await writeToFile(deployment, secret, l10n.t("Write Secret of {0}", name));
      return l10n.t("Saved CODER_URL and {1} to {0}.", written.file, written.name);
    }
    case "cursor":
      return l10n.t("Inserted into {0}.", await lastEditor.insert(secret, agreesToTracking));
    case "terminal":
      await openTerminal(extensionUri, name, deployment, secret);
      return l10n.t("CODER_URL and CODER_SESSION_TOKEN are set in this terminal only.");
    case "keep":
      await kept.keep({ version: 1, deployment, tokenId, name, secret, keptAt: new Date().toISOString() });
      return l10n.t("Saved in VS Code. Use Copy Saved Secret to get it again.");
  }
}
