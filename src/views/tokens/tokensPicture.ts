import * as l10n from "@vscode/l10n";
import { isOfKind } from "../../coder/errors/isOfKind";
import type { TokenId } from "../../core/token/tokenText";
import { inSlices } from "../../platform/time/slices";
import { ListedToken } from "../../presentation/token/listedToken";
import { type TokenContext } from "../../presentation/token/tokenContext";
import { tokenContext } from "../../presentation/token/tokenMarks";
import { searchableText } from "../../presentation/tokenWords";
import { arrangeTokens } from "../../tokens/audit/arrange";
import type { AuditedToken } from "../../tokens/audit/auditedToken";
import { type ArrangedTokens, type GroupName, groupNames } from "../../tokens/audit/groups";
import { standingOf } from "../../tokens/audit/standing";
import type { Survey } from "../../tokens/audit/survey";
import type { TokensState } from "../../tokens/list/loadedTokens";
import { MayNotList } from "../../tokens/list/mayNotList";
import { DeploymentNode } from "../tree/deploymentNode";
import { MessageNode } from "../tree/messageNode";
import { MoreNode } from "../tree/moreNode";
import { outageOf } from "../tree/outage";
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
  readonly groups: ArrangedTokens | undefined;
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
  for (const state of facts.states) arranged.push(await arrange(facts, state, signal));
  const attention = arranged.reduce(
    (sum, { survey, session }) =>
      sum + countOf(survey, (id) => facts.marks.isWaiting(session.deployment.href, id)),
    0,
  );
  const message = sentenceAbove(facts, arranged);
  const [only, ...others] = arranged;
  if (!only) return { roots: [], face: "loading", message: "", description: "", attention };
  if (others.length === 0) {
    const { session, state, survey } = only;
    const rows = rowsOf(facts, only, undefined);
    const isFiltered = facts.options.filter !== "" && (survey?.tokens.length ?? 0) > 0;
    const hasData = rows.length > 0 || isFiltered;
    return {
      // VS Code hides the welcome text and its button below a message, so offer a row to click instead.
      roots: hasData || state.kind !== "failed" ? rows : messagesOf(only, undefined),
      face: hasData ? "data" : faceOf(state),
      message,
      description: l10n.t("{0} at {1}", session.record.username, session.deployment.host),
      attention,
    };
  }
  const roots = arranged.map(
    (one) =>
      new DeploymentNode(
        one.session,
        (parent) => {
          const rows = rowsOf(facts, one, parent);
          return rows.length > 0 ? rows : messagesOf(one, parent);
        },
        outageOf(facts.explain, one.state),
      ),
  );
  return { roots, face: "data", message, description: "", attention };
}

/** How many tokens need attention, regardless of the filter. */
function countOf(survey: Survey | undefined, isWaiting: (id: TokenId) => boolean): number {
  const isMeant = (token: AuditedToken) =>
    standingOf(token, { isWaiting: isWaiting(token.key.id), isRetiring: false }).group === "attention";
  return survey?.tokens.filter(isMeant).length ?? 0;
}

async function arrange(facts: PictureFacts, state: DeploymentState, signal?: AbortSignal): Promise<Arranged> {
  const { survey } = state;
  if (!survey) return { ...state, groups: undefined, context: undefined };
  const context = tokenContext(survey, facts.marks, facts.nowAt(state.session));
  const groups = await inSlices(
    arrangeTokens(survey.tokens, {
      ...facts.options,
      textOf: (token) => searchableText(token, survey.names),
      names: survey.names,
      isFirst: ({ key }) => context.isWaiting(key.id),
    }),
    signal,
  );
  return { ...state, groups, context };
}

function rowsOf(
  facts: PictureFacts,
  { session, groups, context }: Arranged,
  parent: TreeNode | undefined,
): readonly TreeNode[] {
  if (!groups || !context) return [];
  const { href } = session.deployment;
  const unread = unreadRows(context.loaded.unreadable?.length ?? 0, parent);
  if (!facts.options.isGrouped)
    return [...tokenRows(facts, groups.all, context, `${href} all`, parent), ...unread];

  const rows = groupNames
    .filter((name) => groups[name].length > 0)
    .map((name: GroupName) => {
      const list = `${href} ${name}`;
      return new GroupNode(list, name, groups[name].length, parent, (group) =>
        tokenRows(facts, groups[name], context, list, group),
      );
    });
  return [...rows, ...unread];
}

/** Tokens that exist, but that the server described in a form we cannot read. */
function unreadRows(count: number, parent: TreeNode | undefined): readonly MessageNode[] {
  if (count === 0) return [];
  const sentence =
    count === 1 ? l10n.t("1 token couldn't be read") : l10n.t("{0} tokens couldn't be read", count);
  const showLog = { id: "coderAccess.general.showLog", title: l10n.t("Show Log") } as const;
  return [new MessageNode(sentence, "warning", showLog, parent)];
}

function tokenRows(
  { shownOf, busyWith }: PictureFacts,
  tokens: readonly AuditedToken[],
  context: TokenContext,
  list: string,
  parent: TreeNode | undefined,
): readonly TreeNode[] {
  const shown = tokens.slice(0, shownOf(list));
  const rows: TreeNode[] = shown.map((audited) => {
    const token = new ListedToken(audited, context);
    return new TokenNode(token, busyWith(token.id), parent);
  });
  const left = tokens.length - shown.length;
  return left === 0 ? rows : [...rows, new MoreNode(list, Math.min(left, rowsAtOnce), left, parent)];
}

function faceOf(state: TokensState): TokensPicture["face"] {
  if (state.kind === "failed") return isOfKind(state.error, "unauthorized") ? "refused" : "error";
  return state.kind === "loaded" ? "empty" : "loading";
}

function messagesOf(
  { session, state }: DeploymentState,
  parent: TreeNode | undefined,
): readonly MessageNode[] {
  if (state.kind === "loaded") return [new MessageNode(l10n.t("No tokens."), "info", undefined, parent)];

  if (state.kind !== "failed") return [];
  const isRefused = isOfKind(state.error, "unauthorized");
  if (!isRefused && !(state.error instanceof MayNotList)) {
    const retry = { id: "coderAccess.tokens.refreshTokens", title: l10n.t("Retry") } as const;
    return [new MessageNode(l10n.t("Try again"), "refresh", retry, parent)];
  }
  const signIn = {
    id: "coderAccess.session.signIn",
    title: l10n.t("Sign In"),
    arguments: [session.deployment.href],
  } as const;
  const sentence = isRefused ? l10n.t("Sign in again") : l10n.t("Sign in another way");
  return [new MessageNode(sentence, "sign-in", signIn, parent)];
}
