import * as l10n from "@vscode/l10n";
import { choicesNamed } from "../../core/commands/choicesNamed";
import type { Grant } from "../../core/grant/grant";
import type { Choice, ChoiceName, Choices } from "../../core/recipes/choices";
import type { Draft } from "../../drafting/draft/draft";
import { findNamed } from "../../drafting/things/namedThing";
import type { Resources } from "../../drafting/things/resources";
import { Explained } from "../../platform/errors";
import { withLateProgress } from "../../platform/lateProgress";
import type { SignedIn } from "../../session/sessionState";
import { resourceStep } from "../quickForm/resourceStep";
import { runSteps } from "../quickForm/runSteps";
import type { Purpose } from "./pickPurpose";

/** A grant, and the name of the one resource it is about; undefined if it is about several or none. */
export type PurposeGrant = { readonly grant: Grant; readonly about: string | undefined };

/** The questions for resources pass a draft on; here it stays empty. */
const nothing: Draft = { name: "", lifetime: "", scopes: [], reach: "only", allowList: [] };

/**
 * Determines the smallest grant for a purpose; asks for the resources that nobody has named.
 * @param session the token's owner.
 * @param resources finds resources by name.
 * @param workspaceId the workspace it is for, if it is known already.
 * @throws Cancelled if the person dismisses a question; Explained if something named does not exist, or belongs to somebody
 * else.
 */
export async function purposeGrant(
  session: SignedIn,
  { recipe, named }: Purpose,
  resources: Resources,
  workspaceId: string | undefined,
): Promise<PurposeGrant> {
  const { userId: id, username } = session.record;
  const read = choicesNamed(recipe, named, { id, username });
  if (!read.ok) {
    throw new Explained(
      l10n.t(
        "This command is about {0}. Coder Access knows the smallest token only for commands about you and your workspaces.",
        read.other,
      ),
    );
  }
  const choices: Partial<Record<ChoiceName, Choice>> = { ...read.choices };
  if (workspaceId !== undefined && recipe.needs.includes("workspace")) choices.workspace = [workspaceId];
  for (const kind of recipe.needs) {
    const name = read.typed[kind];
    if (choices[kind] !== undefined) continue;
    choices[kind] =
      name === undefined
        ? await ask(recipe.title, kind, resources)
        : [await lookUp(session, kind, kind === "workspace" ? (named.workspace ?? name) : name)];
  }
  const built = recipe.grant(id, choices);
  if (!built.ok) throw new Explained(built.error);
  return { grant: built.value, about: aboutOne(recipe.needs, choices, read.typed, resources) };
}

async function ask(title: string, kind: ChoiceName, resources: Resources): Promise<Choice> {
  let chosen: Choice = [];
  const step = resourceStep({
    kind,
    resources,
    frame: (placeholder, hasBack) => ({ title, placeholder, hasBack }),
    one: (draft, id) => {
      chosen = [id];
      return { draft };
    },
    all: (draft) => {
      chosen = "all";
      return { draft };
    },
  });
  await runSteps(step, nothing);
  return chosen;
}

async function lookUp(session: SignedIn, kind: ChoiceName, text: string): Promise<string> {
  const found = await withLateProgress(l10n.t("Looking for {0}", text), (signal) =>
    findNamed(session, kind, text, signal),
  );
  if (!found.ok)
    throw new Explained(l10n.t('There\'s nothing named "{0}" on {1}.', text, session.deployment.host));
  return found.id;
}

/** The name of the one resource that was chosen. */
function aboutOne(
  needs: readonly ChoiceName[],
  choices: Choices,
  typed: Partial<Record<ChoiceName, string>>,
  resources: Resources,
): string | undefined {
  const [kind, ...others] = needs;
  if (kind === undefined || others.length > 0) return undefined;
  const choice = choices[kind];
  if (choice === undefined || choice === "all" || choice.length !== 1) return undefined;
  return typed[kind] ?? resources.nameOf({ type: kind, id: choice[0] ?? "" })?.name;
}
