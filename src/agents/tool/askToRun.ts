import * as l10n from "@vscode/l10n";
import type { Catalog } from "../../core/catalog/catalog";
import type { Grant } from "../../core/grant/grant";
import { shortened } from "../../core/text/harmless";
import { choose, paragraphs } from "../../platform/shown/notify";
import { lifetimeInWords } from "../../platform/time/times";
import { sayGrant } from "../../presentation/grantSentences";
import type { SignedIn } from "../../session/sessionState";
import type { Answer } from "../../stepUp/hourlyConsents";
import { commandText } from "./commandText";

/** An agent says what it wants in as many UTF-16 code units. */
const longestPurpose = 300;

/** What the person has to agree to. */
export type RunQuestion = {
  readonly session: SignedIn;
  readonly catalog: Catalog;
  readonly args: readonly string[];
  /** In the agent's words. */
  readonly purpose: string;
  readonly grant: Grant;
  /** The names of what it is limited to, by ID. */
  readonly names: ReadonlyMap<string, string>;
  /** In seconds. */
  readonly lifetime: number;
};

/** Asks the person whether an agent may run a command: exactly this one, with exactly that token. */
export async function askToRun(question: RunQuestion): Promise<Answer> {
  const { session, catalog, args, purpose, grant, names, lifetime } = question;
  const { deployment, record } = session;
  const sentences = sayGrant(catalog, grant, record.userId, record.userId, ({ id }) => {
    const name = names.get(id);
    return name === undefined ? undefined : { name, detail: "" };
  });
  const [once, hour] = [l10n.t("Run Once"), l10n.t("Run for This Hour")];
  const answer = await choose(
    l10n.t("Let an AI agent run this? {0}", commandText(args)),
    [
      ...paragraphs(
        l10n.t('It says why: "{0}"', shortened(purpose, longestPurpose)),
        l10n.t("The command gets a token of its own at {0}, as {1}:", deployment.host, record.username),
      ),
      ...sentences.map((sentence) => `• ${sentence}`),
      "",
      ...paragraphs(
        l10n.t("It lasts for {0} at most, and is deleted when the command ends.", lifetimeInWords(lifetime)),
        l10n.t('"{0}" lets agents run exactly this command again without asking you, for an hour.', hour),
      ),
    ],
    [once, hour],
  );
  return answer === once ? "once" : answer === hour ? "hour" : "no";
}
