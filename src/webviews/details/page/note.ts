import notePicture from "@vscode/codicons/src/icons/note.svg";
import { button } from "../../page/button";
import { element, uniqueId } from "../../page/dom";
import { icon } from "../../page/icon";
import type { DetailsStrings } from "./strings";

/**
 * Shows the person's own note on the token, with a button to change it; without a note, only a button to add one.
 * @param note the note.
 * @param onEdit called when it is to be changed.
 */
export function noteView(note: string | undefined, strings: DetailsStrings, onEdit: () => void): HTMLElement {
  const edit = button({
    label: note === undefined ? strings.addNote : strings.actions.editNote,
    look: "link",
    onPress: onEdit,
  });
  edit.dataset["action"] = "editNote";
  if (note === undefined) return element("p", { class: "note" }, edit);
  const title = element("h2", { id: uniqueId("note"), class: "note-title" }, icon(notePicture), strings.note);
  return element(
    "section",
    { class: "note", "aria-labelledby": title.id },
    title,
    element("p", { class: "note-text" }, note),
    element("p", { class: "note-foot" }, element("span", { class: "hint" }, strings.noteIsHere), edit),
  );
}
