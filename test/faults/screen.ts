import type * as vscode from "vscode";
import { host } from "../support/vscode/host";
import type { ShownWebview } from "../support/vscode/webview";

/** A sentence that the person can read, and what they can press beside it. */
export type Said = {
  readonly where: "notification" | "view" | "row" | "page" | "terminal" | "status bar";
  readonly text: string;
  readonly buttons: readonly string[];
};

/** A row of a view, as far as the campaign looks at it. */
export type Row = {
  readonly item: vscode.TreeItem;
  /** What commands are given. */
  readonly node: { readonly token?: { readonly key: { readonly id: string; readonly name: string } } };
};

/** `TreeItemCollapsibleState.Expanded`. */
const expanded = 2;

type Tree = vscode.TreeDataProvider<object>;

/**
 * Lists the rows of a view, with those below the expanded ones.
 * @param id of the view.
 */
export async function rowsOf(id: string): Promise<readonly Row[]> {
  const view = host.trees.find((tree) => tree.id === id)?.view as { treeDataProvider?: Tree } | undefined;
  const provider = view?.treeDataProvider;
  if (!provider) return [];
  const rows: Row[] = [];
  const add = async (parent: object | undefined): Promise<void> => {
    for (const node of (await provider.getChildren(parent)) ?? []) {
      const item = await provider.getTreeItem(node);
      rows.push({ item, node });
      const isOpen =
        Number(item.collapsibleState) === expanded || (id === "coderAccess.tokens" && !("token" in node));
      if (isOpen) await add(node);
    }
  };
  await add(undefined);
  return rows;
}

/** The names of the tokens that the Tokens view lists, sorted; leases have rows of their own there. */
export async function tokensListed(): Promise<string[]> {
  return (await rowsOf("coderAccess.tokens")).flatMap(({ node }) => node.token?.key.name ?? []).sort();
}

/** The page of a kind that was opened last, if it is open. */
export function pageOf(kind: string): ShownWebview | undefined {
  return host.webviews.findLast(({ viewType }) => viewType === `coderAccess.${kind}`);
}

/** What a page was sent of a type, newest last. */
export function sentTo<Message extends { readonly type: string }>(
  page: ShownWebview | undefined,
  type: Message["type"],
): readonly Message[] {
  return ((page?.sent ?? []) as Message[]).filter((message) => message.type === type);
}

/** Everything that the person can read now, apart from questions. */
export async function readScreen(terminal: string): Promise<readonly Said[]> {
  return [
    ...notifications(),
    ...pages(),
    ...(await views()),
    ...ownLines(terminal).map((text): Said => ({ where: "terminal", text, buttons: ["any key"] })),
  ];
}

function notifications(): Said[] {
  const told = host.shown.filter(
    ({ kind, isModal }) => !isModal && ["error", "warning", "information"].includes(kind),
  );
  return [
    ...told.map(({ message, choices }): Said => ({ where: "notification", text: message, buttons: choices })),
    ...host.statusBarMessages.map((text): Said => ({ where: "status bar", text, buttons: [] })),
  ];
}

async function views(): Promise<Said[]> {
  const said: Said[] = [];
  for (const { id, view } of host.trees) {
    if (view.message !== undefined && view.message !== "")
      said.push({ where: "view", text: view.message, buttons: ["Refresh"] });
    for (const { item } of await rowsOf(id)) {
      if (item.contextValue !== "message") continue;
      const text = typeof item.label === "string" ? item.label : (item.label?.label ?? "");
      said.push({ where: "row", text, buttons: item.command ? [item.command.title] : [] });
    }
  }
  return said;
}

type PageMessage = {
  readonly type: string;
  readonly sentence?: string;
  readonly steps?: readonly string[];
  readonly problems?: Readonly<Record<string, string>>;
  readonly state?: { readonly kind: string; readonly sentence?: string; readonly steps?: readonly string[] };
  readonly proof?: { readonly kind: string; readonly sentence?: string };
};

function pages(): Said[] {
  return host.webviews.flatMap(({ sent }) =>
    (sent as PageMessage[]).flatMap(({ type, sentence, steps, state, proof }): Said[] => {
      // The form's own button is always there, as are the page's fields.
      if (type === "failed" && sentence !== undefined)
        return [{ where: "page", text: sentence, buttons: [...(steps ?? []), "Create Token"] }];
      if (type === "address" && state?.kind === "bad" && state.sentence !== undefined)
        return [{ where: "page", text: state.sentence, buttons: [...(state.steps ?? []), "Retry"] }];
      if (type === "proof" && proof?.kind === "unknown" && proof.sentence !== undefined)
        return [{ where: "page", text: proof.sentence, buttons: ["Verify Again"] }];
      return [];
    }),
  );
}

/** How a terminal of ours begins and ends a line of its own, which is grey; everything else comes from the shell. */
const [grey, plain] = ["\u001b[0;90m", "\u001b[0m"];

/** The lines of a terminal that are ours. @param text what it printed. */
export function ownLines(text: string): string[] {
  return text
    .split(grey)
    .slice(1)
    .map((line) => line.split(plain)[0] ?? "");
}
