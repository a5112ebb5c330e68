import * as vscode from "vscode";
import { Cancelled } from "../../platform/errors";
import { inform } from "../../platform/notify";
import { type ConcernKind, concernKinds } from "../../tokens/audit/concern";
import { concernIcons, concernSentence, concernTitle } from "../../views/tokens/concernWords";
import type { TokenNode } from "../../views/tokens/tokenNode";
import { requireSession } from "../requireSession";
import type { Services } from "../services";
import { type EndServices, endTokens } from "./endTokens";
import type { Way } from "./endWords";
import { withLateProgress } from "./lateProgress";
import { tokenNodes } from "./pickToken";

type ReviewServices = EndServices & Pick<Services, "vault" | "surveys" | "openDetails">;

type ReviewItem = vscode.QuickPickItem & { readonly node?: TokenNode };

/** Lists the tokens that a person should deal with, each with its reasons, and ends those that are chosen. */
export async function reviewTokens(services: ReviewServices): Promise<void> {
  const session = requireSession(services.sessions);
  const nodes = await withLateProgress(vscode.l10n.t("Looking at your tokens"), async (signal) => {
    const loaded = await services.tokens.of(session).loaded();
    // What is gone can be told only once it was looked for.
    await services.surveys.complete(loaded);
    signal.throwIfAborted();
    return tokenNodes(services);
  });
  const worrying = nodes.filter(({ audited }) => audited.concerns.length > 0);
  if (worrying.length === 0) {
    void inform(vscode.l10n.t("All {0} tokens at {1} are fine.", nodes.length, session.deployment.host));
    return;
  }
  const chosen = await choose(worrying, services);
  await endTokens(services, chosen, await chooseWay(chosen));
}

async function choose(
  worrying: readonly TokenNode[],
  services: ReviewServices,
): Promise<readonly TokenNode[]> {
  const details = { iconPath: new vscode.ThemeIcon("info"), tooltip: vscode.l10n.t("Show Token Details") };
  const pick = vscode.window.createQuickPick<ReviewItem>();
  pick.title = vscode.l10n.t("Review Tokens");
  pick.placeholder = vscode.l10n.t("Choose the tokens to end");
  pick.canSelectMany = true;
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  pick.items = concernKinds.flatMap((kind) => itemsOf(worrying, kind, details));
  pick.onDidTriggerItemButton(({ item: { node } }) => {
    if (node) services.openDetails(requireSession(services.sessions, node), node.key.id);
  });
  try {
    return await new Promise((resolve, reject) => {
      pick.onDidAccept(() => {
        const nodes = pick.selectedItems.flatMap(({ node }) => node ?? []);
        if (nodes.length > 0) resolve(nodes);
      });
      pick.onDidHide(() => reject(new Cancelled()));
      pick.show();
    });
  } finally {
    pick.dispose();
  }
}

/** A token stands under its worst concern and tells them all. */
function itemsOf(
  nodes: readonly TokenNode[],
  kind: ConcernKind,
  details: vscode.QuickInputButton,
): ReviewItem[] {
  const here = nodes.filter(({ audited }) => audited.concerns[0]?.kind === kind);
  if (here.length === 0) return [];
  return [
    { label: concernTitle(kind), kind: vscode.QuickPickItemKind.Separator },
    ...here.map((node): ReviewItem => ({
      label: node.key.name,
      iconPath: new vscode.ThemeIcon(concernIcons[kind]),
      description: descriptionOf(node),
      detail: node.audited.concerns
        .map((concern) => concernSentence(concern, node.audited, node.context.now))
        .join(" "),
      buttons: [details],
      node,
    })),
  ];
}

function descriptionOf({ audited, key, loaded }: TokenNode): string {
  const titles = audited.concerns.map(({ kind }) => concernTitle(kind));
  return [...(loaded.isEverybodys === true ? [key.username ?? key.userId] : []), ...titles].join(" · ");
}

async function chooseWay(chosen: readonly TokenNode[]): Promise<Way> {
  const canExpire = chosen.some(({ loaded }) => loaded.features.expire);
  if (!canExpire) return "delete";
  const ways: (vscode.QuickPickItem & { way: Way })[] = [
    {
      label: vscode.l10n.t("$(circle-slash) Expire"),
      detail: vscode.l10n.t("They end now and stay in the server's records."),
      way: "expire",
    },
    {
      label: vscode.l10n.t("$(trash) Delete"),
      detail: vscode.l10n.t("They end now, their names become free, and no trace stays in the list."),
      way: "delete",
    },
  ];
  const title =
    chosen.length === 1
      ? vscode.l10n.t('End "{0}"', chosen[0]?.key.name ?? "")
      : vscode.l10n.t("End {0} Tokens", chosen.length);
  const picked = await vscode.window.showQuickPick(ways, { title });
  if (!picked) throw new Cancelled();
  return picked.way;
}
