import * as l10n from "@vscode/l10n";
import { isOfKind } from "../../coder/errors/isOfKind";
import { quietly } from "../../platform/background";
import { inSlices, sortEach } from "../../platform/time/slices";
import { shownNumber } from "../../platform/time/times";
import { ListedWorkspace } from "../../presentation/workspace/listedWorkspace";
import { searchableText } from "../../presentation/workspace/workspaceWords";
import type { SignedIn } from "../../session/sessionState";
import type { WorkspacesState } from "../../workspaces/list/loadedWorkspaces";
import { DeploymentNode } from "../tree/deploymentNode";
import { MessageNode } from "../tree/messageNode";
import { MoreNode } from "../tree/moreNode";
import { clockSentence, outageOf } from "../tree/outage";
import type { TreeNode } from "../tree/treeNode";
import { type WorkspaceGroupName, WorkspaceGroupNode } from "./nodes/workspaceGroupNode";
import { WorkspaceNode } from "./nodes/workspaceNode";

/** How many rows of a list to show at once; the rest follows on request. */
export const rowsAtOnce = 200;

/** What is known about one deployment's workspaces. */
export type DeploymentWorkspaces = { readonly session: SignedIn; readonly state: WorkspacesState };

/** What the view's picture is built from. */
export type WorkspacesFacts = {
  readonly states: readonly DeploymentWorkspaces[];
  /** As typed; empty for none. */
  readonly filter: string;
  /** Its plain words, all of which a workspace must contain. */
  readonly words: readonly string[];
  readonly nowAt: (session: SignedIn) => Date;
  readonly shownOf: (list: string) => number;
  readonly busyWith: (workspace: string) => string | undefined;
  readonly explain: (error: unknown) => string;
  readonly rowsBelow: (row: WorkspaceNode) => readonly TreeNode[];
  /** Starts or stops reading other people's workspaces. */
  readonly withOthers: (session: SignedIn, wanted: boolean) => Promise<void>;
};

/** Everything the view shows at one moment. */
export type WorkspacesPicture = {
  readonly roots: readonly TreeNode[];
  /** Selects the welcome text when there are no rows. */
  readonly face: "loading" | "error" | "refused" | "empty" | "data";
  readonly message: string;
  /** The listed workspaces with their rows, by key. */
  readonly listed: readonly ListedWorkspace[];
};

type Arranged = DeploymentWorkspaces & {
  readonly groups: Readonly<Record<WorkspaceGroupName, readonly ListedWorkspace[]>>;
};

/**
 * Computes what the Workspaces view shows. A single deployment fills the view; several become its roots. An
 * outage is shown in addition to the last good list, never instead of it. Rows are created when their parent
 * is expanded.
 * @param facts the state of each session's workspaces.
 * @param signal stops the work if a later picture is requested.
 * @throws the signal's reason once it is aborted.
 */
export async function workspacesPicture(
  facts: WorkspacesFacts,
  signal?: AbortSignal,
): Promise<WorkspacesPicture> {
  const arranged: Arranged[] = [];
  for (const state of facts.states)
    arranged.push({ ...state, groups: await inSlices(arrange(facts, state), signal) });
  const listed = arranged.flatMap(allOf);
  const [only, ...others] = arranged;
  if (!only) return { roots: [], face: "loading", message: "", listed };
  const message = sentenceAbove(facts, arranged);
  if (others.length > 0) {
    const roots = arranged.map((one) => deploymentRow(facts, one));
    return { roots, face: "data", message, listed };
  }
  const { state } = only;
  const rows = rowsOf(facts, only, undefined);
  const isFiltered = facts.filter !== "" && state.last !== undefined;
  const hasData = rows.length > 0 || isFiltered;
  return {
    // VS Code hides the welcome text and its button below a message, so offer a row to click instead.
    roots: hasData || state.kind !== "failed" ? rows : messagesOf(only, undefined),
    face: hasData ? "data" : faceOf(state),
    message,
    listed,
  };
}

function allOf({ groups: { mine, shared, others } }: Arranged): readonly ListedWorkspace[] {
  return [...mine, ...shared, ...others];
}

function deploymentRow(facts: WorkspacesFacts, one: Arranged): DeploymentNode {
  const makeRows = (parent: TreeNode) => {
    const rows = rowsOf(facts, one, parent);
    return rows.length > 0 ? rows : messagesOf(one, parent);
  };
  return new DeploymentNode(one.session, makeRows, outageOf(facts.explain, one.state));
}

function* arrange(
  { words, nowAt }: WorkspacesFacts,
  { session, state }: DeploymentWorkspaces,
): Generator<undefined, Arranged["groups"]> {
  const groups: Record<WorkspaceGroupName, ListedWorkspace[]> = { mine: [], shared: [], others: [] };
  const now = nowAt(session);
  for (const workspace of state.last?.workspaces ?? []) {
    const listed = new ListedWorkspace(workspace, session, now);
    const text = words.length === 0 ? "" : searchableText(listed);
    if (words.every((word) => text.includes(word))) groups[groupOf(listed, state)].push(listed);
    yield;
  }
  return {
    mine: yield* sortEach(groups.mine, favoritesFirst),
    shared: yield* sortEach(groups.shared, favoritesFirst),
    others: yield* sortEach(groups.others, favoritesFirst),
  };
}

function groupOf(
  { isMine, workspace }: ListedWorkspace,
  { last }: DeploymentWorkspaces["state"],
): WorkspaceGroupName {
  if (isMine) return "mine";
  return last?.maySeeEverybodys !== true || last.sharedIds.has(workspace.id) ? "shared" : "others";
}

/** Do not sort by what is running, which changes; people find a row again that stays where it is. */
function favoritesFirst(a: ListedWorkspace, b: ListedWorkspace): number {
  if (a.workspace.favorite !== b.workspace.favorite) return a.workspace.favorite ? -1 : 1;
  const [first, second] = [a.name.toLowerCase(), b.name.toLowerCase()];
  return first < second ? -1 : first > second ? 1 : 0;
}

function rowsOf(facts: WorkspacesFacts, one: Arranged, parent: TreeNode | undefined): readonly TreeNode[] {
  const { session, state, groups } = one;
  const { last } = state;
  if (!last) return [];
  const { href } = session.deployment;
  const unread = unreadRows(last.unreadable.length, parent);
  const rowsIn = (name: WorkspaceGroupName, group: TreeNode | undefined) =>
    workspaceRows(facts, groups[name], `${href} ${name}`, group);
  if (!last.maySeeEverybodys && groups.shared.length === 0) return [...rowsIn("mine", parent), ...unread];

  const names = (["mine", "shared"] as const).filter((name) => groups[name].length > 0);
  const rows = names.map(
    (name) =>
      new WorkspaceGroupNode(`${href} ${name}`, name, groups[name].length, parent, (group) =>
        rowsIn(name, group),
      ),
  );
  return [...rows, ...(last.maySeeEverybodys ? [othersRow(facts, one, parent, rowsIn)] : []), ...unread];
}

/** There may be thousands of other people's workspaces: read them only while their row is expanded. */
function othersRow(
  { withOthers }: WorkspacesFacts,
  { session, state, groups }: Arranged,
  parent: TreeNode | undefined,
  rowsIn: (name: WorkspaceGroupName, group: TreeNode) => readonly TreeNode[],
): WorkspaceGroupNode {
  const isRead = state.last?.hasOthers === true;
  return new WorkspaceGroupNode(
    `${session.deployment.href} others`,
    "others",
    isRead ? groups.others.length : undefined,
    parent,
    async (group) => {
      await withOthers(session, true);
      return rowsIn("others", group);
    },
    () => quietly("Leaving the workspaces of others", withOthers(session, false)),
  );
}

function workspaceRows(
  { shownOf, busyWith, rowsBelow }: WorkspacesFacts,
  all: readonly ListedWorkspace[],
  list: string,
  parent: TreeNode | undefined,
): readonly TreeNode[] {
  const shown = all.slice(0, shownOf(list));
  const rows: TreeNode[] = shown.map(
    (listed) => new WorkspaceNode(listed, busyWith(listed.id), rowsBelow, parent),
  );
  const left = all.length - shown.length;
  if (left === 0) return rows;
  const more = "coderAccess.workspaces.showMoreWorkspaces";
  return [...rows, new MoreNode(list, Math.min(left, rowsAtOnce), left, parent, more)];
}

/** Workspaces that exist, but that the server described in a form we cannot read. */
function unreadRows(count: number, parent: TreeNode | undefined): readonly MessageNode[] {
  if (count === 0) return [];
  const sentence =
    count === 1
      ? l10n.t("1 workspace couldn't be read")
      : l10n.t("{0} workspaces couldn't be read", shownNumber(count));
  const showLog = { id: "coderAccess.general.showLog", title: l10n.t("Show Log") } as const;
  return [new MessageNode(sentence, "warning", showLog, parent)];
}

function sentenceAbove(facts: WorkspacesFacts, arranged: readonly Arranged[]): string {
  const [only, ...others] = arranged;
  return [
    only && others.length === 0 ? outageOf(facts.explain, only.state) : undefined,
    clockSentence(arranged.map(({ session }) => session)),
    filtered(facts, arranged),
  ]
    .filter((sentence) => sentence !== undefined)
    .join(" ");
}

function filtered({ filter }: WorkspacesFacts, arranged: readonly Arranged[]): string | undefined {
  if (filter === "" || arranged.every(({ state }) => state.last === undefined)) return undefined;
  const shown = arranged.flatMap(allOf).length;
  if (shown === 0) return l10n.t('No workspace matches "{0}".', filter);
  return shown === 1
    ? l10n.t('1 workspace matches "{0}".', filter)
    : l10n.t('{0} workspaces match "{1}".', shownNumber(shown), filter);
}

function faceOf(state: WorkspacesState): WorkspacesPicture["face"] {
  if (state.kind === "failed") return isOfKind(state.error, "unauthorized") ? "refused" : "error";
  return state.kind === "loaded" ? "empty" : "loading";
}

function messagesOf(
  { session, state }: DeploymentWorkspaces,
  parent: TreeNode | undefined,
): readonly MessageNode[] {
  if (state.kind === "loaded") return [new MessageNode(l10n.t("No workspaces."), "info", undefined, parent)];
  if (state.kind !== "failed") return [];
  if (!isOfKind(state.error, "unauthorized")) {
    const retry = { id: "coderAccess.workspaces.refreshWorkspaces", title: l10n.t("Retry") } as const;
    return [new MessageNode(l10n.t("Try again"), "refresh", retry, parent)];
  }
  const { href } = session.deployment;
  const signIn = { id: "coderAccess.session.signIn", title: l10n.t("Sign In"), arguments: [href] } as const;
  return [new MessageNode(l10n.t("Sign in again"), "sign-in", signIn, parent)];
}
