import * as l10n from "@vscode/l10n";
import { choiceOf, startFrom } from "../draft/draftStart";
import type { TaskStart } from "../draft/taskStart";
import type { Form } from "./form";

/**
 * Adds the recipe of a task to a form, as the first that it offers, and begins with it: with its grant, or with nothing while
 * something is still to be chosen for it.
 * @param form as it is loaded.
 * @param task what the form is opened for; without one the form stays as it is.
 */
export function withTask(form: Form, task: TaskStart["task"] | undefined): Form {
  if (task === undefined) return form;
  const { recipe, choices, typed } = task;
  const { setup, emptyDraft } = form;
  const offered = choiceOf(recipe);
  // A task may be one that the form offers anyhow.
  const isOffered = form.recipes.some(({ id }) => id === recipe.id);
  const withRecipe: Form = isOffered
    ? form
    : {
        ...form,
        recipes: [recipe, ...form.recipes],
        setup: { ...setup, recipes: [{ title: l10n.t("Command"), recipes: [offered] }, ...setup.recipes] },
      };
  const draft = { ...emptyDraft, ...(Object.keys(typed).length === 0 ? {} : { typed }) };
  return { ...withRecipe, emptyDraft: startFrom(withRecipe, draft, offered.start, choices) };
}
