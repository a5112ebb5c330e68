import * as l10n from "@vscode/l10n";

/** Short words for actions, the mildest first. */
function words(): Readonly<Record<string, string>> {
  return {
    read: l10n.t({ message: "View", comment: ["A permission: to view the resources named above it"] }),
    start: l10n.t("Start"),
    stop: l10n.t("Stop"),
    ssh: l10n.t({ message: "Terminal", comment: ["A permission: to run commands in workspaces"] }),
    application_connect: l10n.t({ message: "Apps", comment: ["A permission: to open apps in workspaces"] }),
    use: l10n.t({ message: "Use", comment: ["A permission: to create workspaces from templates"] }),
    view_insights: l10n.t({ message: "View usage", comment: ["A permission: to view who uses templates"] }),
    read_personal: l10n.t({ message: "View settings", comment: ["A permission"] }),
    update_personal: l10n.t({ message: "Change settings", comment: ["A permission"] }),
    share: l10n.t({ message: "Share", comment: ["A permission"] }),
    create: l10n.t({ message: "Create", comment: ["A permission"] }),
    update: l10n.t({ message: "Change", comment: ["A permission"] }),
    delete: l10n.t("Delete"),
  };
}

/** Returns the word for an action, or the server's name for it made readable. */
export function actionWord(action: string): string {
  return words()[action] ?? readable(action);
}

/** Sorts actions: the usual ones from the mildest to the strongest, then the others by name. */
export function sortActions(actions: readonly string[]): string[] {
  const order = Object.keys(words());
  const place = (action: string): number => (order.includes(action) ? order.indexOf(action) : order.length);
  return [...actions].sort((a, b) => place(a) - place(b) || (a < b ? -1 : 1));
}

/** Makes a name of the server readable: `create_agent` is "Create agent". */
export function readable(name: string): string {
  const text = name.replaceAll("_", " ");
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
