import * as l10n from "@vscode/l10n";

/** Short words for actions, in the order of the columns. */
function words(): Readonly<Record<string, string>> {
  return {
    read: l10n.t("read"),
    start: l10n.t("start"),
    stop: l10n.t("stop"),
    ssh: l10n.t("SSH"),
    application_connect: l10n.t("apps"),
    use: l10n.t("use"),
    create: l10n.t("create"),
    update: l10n.t("change"),
    delete: l10n.t("delete"),
    view_insights: l10n.t("statistics"),
    read_personal: l10n.t("read personal"),
    update_personal: l10n.t("change personal"),
  };
}

/** Returns the heading of an action's column: a word, or the server's name for the action. */
export function actionWord(action: string): string {
  return words()[action] ?? action.replaceAll("_", " ");
}

/** Sorts actions by column: the usual ones in their order, then the others by name. */
export function sortActions(actions: readonly string[]): string[] {
  const order = Object.keys(words());
  const place = (action: string): number => (order.includes(action) ? order.indexOf(action) : order.length);
  return [...actions].sort((a, b) => place(a) - place(b) || (a < b ? -1 : 1));
}
