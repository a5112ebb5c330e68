import * as l10n from "@vscode/l10n";
import { isOfKind } from "../../coder/errors/isOfKind";
import { inSlices } from "../../platform/time/slices";
import { shownNumber } from "../../platform/time/times";
import { ListedToken } from "../../presentation/token/listedToken";
import { type TokenContext } from "../../presentation/token/tokenContext";
import { tokenContext } from "../../presentation/token/tokenMarks";
import { searchableText } from "../../presentation/tokenWords";
import { arrangeTokens } from "../../tokens/audit/arrange";
import type { AuditedToken } from "../../tokens/audit/auditedToken";
import type { CountedTokens } from "../../tokens/audit/groups";
import { type GroupName, groupNames } from "../../tokens/audit/standing";
import type { TokenQuery } from "../../tokens/audit/tokenQuery";
import type { TokensState } from "../../tokens/list/loadedTokens";
import { DeploymentNode } from "../tree/deploymentNode";
import { MessageNode } from "../tree/messageNode";
import { MoreNode } from "../tree/moreNode";
import type { TreeNode } from "../tree/treeNode";
import { GroupNode } from "./nodes/groupNode";
import { TokenNode } from "./nodes/tokenNode";
import type { DeploymentState, PictureFacts } from "./pictureFacts";
import { sentenceAbove } from "./pictureMessage";

/** How many rows of a list to show at once; the rest follows on request. */
export const rowsAtOnce = 200;

/** Everything the view shows at one moment. */
export type TokensPicture = {
  readonly roots: readonly TreeNode[];
  /** Selects the welcome text when there are no rows. */
  readonly face: "loading" | "error" | "refused" | "empty" | "data";
  /** The line above the rows. */
  readonly message: string;
  /** Shown beside the view's name. */
  readonly description: string;
  /** How many tokens need attention. */
  readonly attention: number;
};

/** The tokens of one deployment, arranged. */
type Arranged = DeploymentState & {
  readonly groups: CountedTokens | undefined;
  readonly context: TokenContext | undefined;
};

/**
 * Computes what the Tokens view shows. A single deployment fills the view with its tokens; several become its
 * roots. An outage is shown in addition to the last good data, never instead of it. Rows are created when
 * their parent is expanded.
 * @param facts the state of each session's tokens.
 * @param signal stops the work if a later picture is requested.
 * @throws the signal's reason once it is aborted.
 */
export async function tokensPicture(facts: PictureFacts, signal?: AbortSignal): Promise<TokensPicture> {
  const arranged: Arranged[] = [];
  const query = await queryOf(facts.options.filter);
  for (const state of facts.states) arranged.push(await arrange(facts, query, state, signal));
  const attention = arranged.reduce((sum, { groups }) => sum + (groups?.needing ?? 0), 0);
  const message = sentenceAbove(facts, arranged, query);
  const description = descriptionOf(facts);
  // Hardly anybody needs this at the first row.
  const failed = arranged.some(({ state }) => state.kind === "failed");
  const failureRows = failed ? (await import("./failureRows")).failureRows : () => [];
  const [only, ...others] = arranged;
  if (!only) return { roots: [], face: "loading", message: "", description, attention };
  if (others.length === 0) {
    const { state, survey } = only;
    const rows = rowsOf(facts, only, undefined);
    const isFiltered = facts.options.filter !== "" && (survey?.tokens.length ?? 0) > 0;
    const hasData = rows.length > 0 || isFiltered;
    const failures = failureRows(facts, only, undefined);
    return {
      roots: [...failures, ...rows],
      face: hasData ? "data" : faceOf(state),
      message,
      description,
      attention,
    };
  }
  const roots = arranged.map(
    (one) =>
      new DeploymentNode(
        one.session,
        (parent) => {
          const rows = [...failureRows(facts, one, parent), ...rowsOf(facts, one, parent)];
          if (rows.length > 0 || one.state.kind !== "loaded") return rows;
          return [new MessageNode(l10n.t("No tokens."), "info", undefined, parent)];
        },
        undefined,
        {
          isCurrent: one.session.deployment.href === facts.current,
          isFailing: one.state.kind === "failed",
        },
      ),
  );
  return { roots, face: "data", message, description, attention };
}

/** Whose tokens the buttons beside it are about: who is signed in where. */
function descriptionOf({ current, states }: PictureFacts): string {
  const session = (states.find(({ session: { deployment } }) => deployment.href === current) ?? states[0])
    ?.session;
  return session
    ? l10n.t("{user} @ {host}", { user: session.record.username, host: session.deployment.host })
    : "";
}

/** Reads the filter; most of the time there is none to be read. */
async function queryOf(filter: string): Promise<TokenQuery | undefined> {
  if (filter === "") return undefined;
  const { parseTokenQuery } = await import("../../tokens/audit/tokenQuery");
  return parseTokenQuery(filter);
}

async function arrange(
  facts: PictureFacts,
  query: TokenQuery | undefined,
  state: DeploymentState,
  signal?: AbortSignal,
): Promise<Arranged> {
  const { survey } = state;
  if (!survey) return { ...state, groups: undefined, context: undefined };
  const context = tokenContext(survey, facts.marks, facts.nowAt(state.session));
  const groups = await inSlices(
    arrangeTokens(survey.tokens, {
      ...facts.options,
      query,
      textOf: (token) => searchableText(token, survey.names, context.noteOf(token.key.id)),
      names: survey.names,
      isFirst: ({ key }) => context.isWaiting(key.id),
    }),
    signal,
  );
  return { ...state, groups, context };
}

function rowsOf(
  facts: PictureFacts,
  { session, groups, context, state, survey }: Arranged,
  parent: TreeNode | undefined,
): readonly TreeNode[] {
  if (!groups || !context) return [];
  const isStale = state.kind === "failed";
  const { href } = session.deployment;
  const others = [
    // A filter does not concern what ends by itself.
    ...facts.leaseRows(context, survey?.leases ?? [], parent),
    ...unreadRows(context.loaded.unreadable?.length ?? 0, parent),
  ];
  if (!facts.options.isGrouped)
    return [...tokenRows(facts, groups.all, context, { list: `${href} all`, parent, isStale }), ...others];

  const rows = groupNames
    .filter((name) => groups[name].length > 0)
    .map((name: GroupName) => {
      const list = `${href} ${name}`;
      return new GroupNode(list, name, groups[name].length, parent, (group) =>
        tokenRows(facts, groups[name], context, { list, parent: group, isStale }),
      );
    });
  return [...rows, ...others];
}

/** Tokens that exist, but that the server described in a form we cannot read. */
function unreadRows(count: number, parent: TreeNode | undefined): readonly MessageNode[] {
  if (count === 0) return [];
  const sentence =
    count === 1
      ? l10n.t("1 token couldn't be read")
      : l10n.t("{0} tokens couldn't be read", shownNumber(count));
  const showLog = { id: "coderAccess.general.showLog", title: l10n.t("Show Log") } as const;
  return [new MessageNode(sentence, "warning", showLog, parent)];
}

/** Where rows are shown, and whether they are out of date. */
type RowsAt = { readonly list: string; readonly parent: TreeNode | undefined; readonly isStale: boolean };

function tokenRows(
  { shownOf, busyWith }: PictureFacts,
  tokens: readonly AuditedToken[],
  context: TokenContext,
  { list, parent, isStale }: RowsAt,
): readonly TreeNode[] {
  const shown = tokens.slice(0, shownOf(list));
  const rows: TreeNode[] = shown.map((audited) => {
    const token = new ListedToken(audited, context);
    return new TokenNode(token, busyWith(token.id), parent, isStale);
  });
  const left = tokens.length - shown.length;
  return left === 0 ? rows : [...rows, new MoreNode(list, Math.min(left, rowsAtOnce), left, parent)];
}

function faceOf(state: TokensState): TokensPicture["face"] {
  if (state.kind === "failed") return isOfKind(state.error, "unauthorized") ? "refused" : "error";
  return state.kind === "loaded" ? "empty" : "loading";
}
