import type { NewTokenStart } from "../draft/newTokenStart";
import type { TaskStart } from "../draft/taskStart";
import type { Form } from "./form";
import { withSuccession } from "./withSuccession";
import { withTask } from "./withTask";

/**
 * Starts a form from what it was opened for: a task, or a token to replace.
 * @param form the loaded form.
 * @param start what it was opened for.
 * @param now the time at the deployment.
 */
export function startedFrom(form: Form, start: NewTokenStart | TaskStart, now: Date): Form {
  return withSuccession(withTask(form, start.task), start, now);
}
