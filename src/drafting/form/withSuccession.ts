import * as l10n from "@vscode/l10n";
import { lifetimeInWords } from "../../platform/time/times";
import type { NewTokenStart } from "../draft/newTokenStart";
import type { TaskStart } from "../draft/taskStart";
import { successionSetup } from "../succession/endings";
import type { Form } from "./form";

/**
 * Adds to a form which token the new one replaces.
 * @param form the loaded form.
 * @param start how the form starts; the form is returned unchanged if that replaces nothing.
 * @param now the time at the deployment.
 */
export function withSuccession(form: Form, start: NewTokenStart | TaskStart | undefined, now: Date): Form {
  if (start?.replaces === undefined) return form;
  const { replaces, from } = start;
  const { setup, maximumSeconds } = form;
  const { longerBefore } = replaces;
  const limits =
    longerBefore === undefined
      ? setup.limits
      : [
          ...setup.limits,
          l10n.t(
            "It was valid for {0}. Now the maximum on {1} is {2}.",
            longerBefore,
            setup.host,
            lifetimeInWords(maximumSeconds),
          ),
        ];
  return {
    ...form,
    succession: { how: replaces.how, before: from.grant },
    setup: { ...setup, limits, succession: successionSetup(replaces, now, setup.host) },
  };
}
