import * as l10n from "@vscode/l10n";
import type { Catalog } from "../core/catalog/catalog";
import type { Grant } from "../core/grant/grant";
import { namesFor } from "../drafting/things/resources";
import { confirm, paragraphs } from "../platform/shown/notify";
import { sayGrant } from "../presentation/grantSentences";
import type { SignedIn } from "../session/sessionState";

/**
 * Asks whether a task of this folder may run with a token, in words: the file that defines it may be anybody's.
 * @param session the token's owner.
 * @param grant what the task's process will be able to do.
 * @param task its label, and the command that it runs.
 */
export async function askToRun(
  session: SignedIn,
  catalog: Catalog,
  grant: Grant,
  task: { readonly label: string; readonly command: string },
): Promise<boolean> {
  const { deployment, record } = session;
  const nameOf = await namesFor(session, grant.allowList);
  const can = sayGrant(catalog, grant, record.userId, record.userId, nameOf);
  return confirm(
    l10n.t('Run "{0}" with a token for {1} as {2}?', task.label, deployment.host, record.username),
    paragraphs(
      l10n.t("It runs this command on this machine: {0}", task.command),
      can.join(" "),
      l10n.t(
        "The token is deleted when the task ends. You're asked again when the task, its token, or the deployment changes.",
      ),
    ),
    l10n.t("Run Task"),
  );
}
