import * as l10n from "@vscode/l10n";
import type * as vscode from "vscode";
import type { ParameterValue, TemplateParameter } from "../../coder/api/workspaces";
import { Cancelled } from "../../platform/errors";
import { nameOf, type OpenQuestion } from "../../workspaces/builds/parameters/openQuestion";
import { parameterFault, readList } from "../../workspaces/builds/parameters/parameterFault";
import { pickOne, pickSome, type PromptFrame, typeText } from "../quickForm/quickSteps";
import { type Back, back } from "../quickForm/runSteps";

type OptionItem = vscode.QuickPickItem & { readonly value: string };

/**
 * Asks for template parameters one after the other, in the template's own words; Back repeats the previous
 * question.
 * @param workspaceName the workspace they are for.
 * @param questions at least one.
 * @returns the values in the form that is sent.
 * @throws Cancelled if the person dismisses a question.
 */
export async function askParameters(
  workspaceName: string,
  questions: readonly OpenQuestion[],
): Promise<ParameterValue[]> {
  const answers = questions.map(({ value }) => value);
  for (let at = 0; at < questions.length;) {
    const question = questions[at];
    if (!question) throw new Cancelled();
    const { parameter } = question;
    const frame = {
      title:
        questions.length === 1
          ? l10n.t('{0} for "{1}"', nameOf(parameter), workspaceName)
          : l10n.t('{0} for "{1}" ({2} of {3})', nameOf(parameter), workspaceName, at + 1, questions.length),
      placeholder: placeholderOf(question),
      hasBack: at > 0,
    };
    const answer = await ask(question, answers[at] ?? "", frame);
    if (answer === back) {
      at -= 1;
      continue;
    }
    answers[at] = answer;
    at += 1;
  }
  return questions.map(({ parameter }, index) => ({ name: parameter.name, value: answers[index] ?? "" }));
}

/** What the server found wrong with the last answer comes first. */
function placeholderOf({ parameter, fault }: OpenQuestion): string {
  const { description } = parameter;
  if (fault !== "") return fault;
  return description === "" ? l10n.t("Value of {0}", nameOf(parameter)) : description;
}

async function ask(question: OpenQuestion, value: string, frame: PromptFrame): Promise<string | Back> {
  const { parameter, before, fault } = question;
  if (
    parameter.type === "list(string)" &&
    parameter.options.every(({ value: one }) => readList(one) === undefined)
  )
    return askForSome(parameter, value, frame);
  if (parameter.options.length > 0) return askForOne(parameter.options.map(itemOf), value, frame);
  if (parameter.type === "bool") {
    const items = [
      { label: l10n.t("Yes"), description: "true", value: "true" },
      { label: l10n.t("No"), description: "false", value: "false" },
    ];
    return askForOne(items, value, frame);
  }
  return typeText(
    value,
    (text) => {
      const problem =
        parameterFault(parameter, text, before) ??
        // The server would refuse the same answer again.
        (fault !== "" && text === value ? fault : undefined);
      return { problem };
    },
    frame,
  );
}

/** The current value comes first, since Enter takes the first row. */
async function askForOne(
  items: readonly OptionItem[],
  value: string,
  frame: PromptFrame,
): Promise<string | Back> {
  const present = items.filter((item) => item.value === value);
  const chosen = await pickOne<OptionItem>(
    [...present, ...items.filter((item) => !present.includes(item))],
    frame,
  );
  return chosen === back ? back : chosen.value;
}

async function askForSome(
  parameter: TemplateParameter,
  value: string,
  frame: PromptFrame,
): Promise<string | Back> {
  const before = readList(value) ?? [];
  const chosen = await pickSome<OptionItem>(
    parameter.options.map(itemOf),
    (item) => before.includes(item.value),
    frame,
  );
  return chosen === back ? back : JSON.stringify(chosen.map((item) => item.value));
}

function itemOf({ name, description, value }: TemplateParameter["options"][number]): OptionItem {
  return {
    label: name === "" ? value : name,
    ...(name === "" || name === value ? {} : { description: value }),
    ...(description === "" ? {} : { detail: description }),
    value,
  };
}
