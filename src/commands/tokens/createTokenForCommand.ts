import * as l10n from "@vscode/l10n";
import { choicesNamed } from "../../core/commands/choicesNamed";
import { recipeForCommand } from "../../core/commands/commandRecipe";
import type { TaskStart } from "../../drafting/draft/taskStart";
import { Explained } from "../../platform/errors";
import { withLateProgress } from "../../platform/lateProgress";
import type { KnownSessions, SignedIn } from "../../session/sessionState";
import type { TokenLists } from "../../tokens/list/loadedTokens";
import { requireSession } from "../services/requireSession";
import { pickCommand } from "./picking/pickCommand";

/**
 * Opens the form for a new token, filled in with the smallest grant that a `coder` command needs. The form
 * asks for whatever is still undecided and grants nothing before that.
 * @throws Explained if no narrow token can run the command at this deployment; Cancelled if the person
 * dismisses the pick.
 */
export async function createTokenForCommand(
  services: {
    readonly sessions: KnownSessions;
    readonly tokens: Pick<TokenLists, "of">;
    readonly openNewToken: (session: SignedIn, start: TaskStart) => void;
  },
  row: unknown,
): Promise<void> {
  const session = requireSession(services.sessions, row);
  const { catalog } = await withLateProgress(l10n.t("Loading options"), () =>
    services.tokens.of(session).loaded(),
  );
  const read = recipeForCommand(await pickCommand(catalog), catalog);
  if (!read.ok) throw new Explained(read.reason);
  const { recipe, named } = read;
  const { userId: id, username } = session.record;
  const chosen = choicesNamed(recipe, named, { id, username });
  if (!chosen.ok) {
    throw new Explained(
      l10n.t(
        "This command is about {0}. Coder Access knows the smallest token only for commands about you and your workspaces.",
        chosen.other,
      ),
    );
  }
  const { choices, typed } = chosen;
  services.openNewToken(session, {
    id: [recipe.id, ...Object.values(named)].join(" "),
    task: { recipe, choices, typed },
  });
}
