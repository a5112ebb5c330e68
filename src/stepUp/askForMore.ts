import * as l10n from "@vscode/l10n";
import { sayActionsOn } from "../core/reasoning/grantInWords";
import { choose, paragraphs } from "../platform/shown/notify";
import { sayThing } from "../presentation/grantSentences";
import type { NameOf } from "../presentation/thingName";
import type { SignedIn } from "../session/sessionState";
import type { Lacking } from "./findMore";
import type { Answer } from "./hourlyConsents";

/** What the person has to agree to. */
export type MoreQuestion = {
  readonly session: SignedIn;
  /** Names the run, as a question. */
  readonly title: string;
  /** Says what runs, if the title doesn't. */
  readonly about?: string | undefined;
  readonly lacking: Extract<Lacking, { readonly kind: "more" }>;
  readonly nameOf: NameOf;
};

/** Asks the person whether a run may do more than its token could: exactly this, once or for an hour. */
export async function askForMore({ session, title, about, lacking, nameOf }: MoreQuestion): Promise<Answer> {
  const { deployment, record } = session;
  const say = (entry: Parameters<NameOf>[0]): string => sayThing(entry, record.userId, nameOf);
  const phrases = lacking.extra.map(({ type, actions, entries }) =>
    sayActionsOn(type, actions, entries, say),
  );
  const [no, once, hour] = [l10n.t("Don't Allow"), l10n.t("Allow Once"), l10n.t("Allow for This Hour")];
  const answer = await choose(
    title,
    paragraphs(
      ...(about === undefined ? [] : [about]),
      l10n.t(
        "Its token for {0}, as {1}, doesn't allow everything it needs. With a new one it could also:",
        deployment.host,
        record.username,
      ),
      ...phrases.map((phrase) => `• ${phrase}`),
      ...lacking.reasons.map(sayReason),
      lacking.mayHaveActed
        ? l10n.t(
            "It may have done part of its work already. If you allow more, it runs again from the start.",
          )
        : l10n.t("If you allow more, it runs again. It only reads, so it changed nothing."),
      l10n.t(
        'The new token is deleted when the run ends. "{0}" lets exactly the same run have it without asking you, for an hour.',
        hour,
      ),
    ),
    // VS Code focuses the first button, and the question comes while the person may be typing.
    [no, once, hour],
  );
  return answer === once ? "once" : answer === hour ? "hour" : "no";
}

function sayReason({ condition, workspace }: Extract<Lacking, { kind: "more" }>["reasons"][number]): string {
  return condition === "task"
    ? l10n.t("Workspace {0} belongs to an AI task, which changes with it.", workspace)
    : l10n.t("Workspace {0} is stopped, and is started first.", workspace);
}
