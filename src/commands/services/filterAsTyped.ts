import { inBackground } from "../../platform/background";
import { makeInputBox } from "../../platform/shown/quickInputs";

/** What to filter, and the texts of the input. */
export type FilterQuestion = {
  readonly title: string;
  readonly prompt: string;
  readonly placeholder: string;
  /** The filter that applies now. */
  readonly before: string;
  /** The view updates after the person has not typed for this long, ms. */
  readonly pause: number;
  /** The name of the action, for the log. */
  readonly doing: string;
  readonly show: (filter: string) => Promise<void>;
};

/** Narrows a view while the person types its filter; Escape restores the previous filter. */
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
