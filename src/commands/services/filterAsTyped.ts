import { inBackground } from "../../platform/background";
import { makeInputBox } from "../../platform/shown/quickInputs";

/** What is filtered, and in which words it is asked for. */
export type FilterQuestion = {
  readonly title: string;
  readonly prompt: string;
  readonly placeholder: string;
  /** What is filtered by at the moment. */
  readonly before: string;
  /** The view follows the typing once the person pauses for so long, ms. */
  readonly pause: number;
  /** What is being done, for the log. */
  readonly doing: string;
  readonly show: (filter: string) => Promise<void>;
};

/** Narrows a view while its filter is typed; Escape leaves it as it was. */
export async function filterAsTyped(question: FilterQuestion): Promise<void> {
  const { title, prompt, placeholder, before, pause, doing, show } = question;
  const box = makeInputBox();
  Object.assign(box, { title, prompt, placeholder, value: before });
  let typing: NodeJS.Timeout | undefined;
  const isAccepted = await new Promise<boolean>((resolve) => {
    box.onDidChangeValue((filter) => {
      clearTimeout(typing);
      typing = setTimeout(() => inBackground(doing, show(filter)), pause);
    });
    box.onDidAccept(() => {
      resolve(true);
      box.hide();
    });
    box.onDidHide(() => resolve(false));
    box.show();
  });
  clearTimeout(typing);
  await show(isAccepted ? box.value.trim() : before);
  box.dispose();
}
