import * as l10n from "@vscode/l10n";
import { choiceOf, startFrom } from "../draft/draftStart";
import type { TaskStart } from "../draft/taskStart";
import type { Form } from "./form";

/**
 * Adds the recipe of a task to a form, as the first it offers, and starts from it: with its grant, or with
 * nothing while a choice is missing.
 * @param form the loaded form.
 * @param task the task that the form is opened for; without one, the form is returned unchanged.
 */
export function withTask(form: Form, task: TaskStart["task"] | undefined): Form {
  if (task === undefined) return form;
  const { recipe, choices, typed } = task;
  const { setup, emptyDraft } = form;
  const offered = choiceOf(recipe);
  // The form may offer the task's recipe anyway.
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
