import * as l10n from "@vscode/l10n";
import { isOfKind } from "../../coder/errors/isOfKind";
import { MayNotList } from "../../tokens/list/mayNotList";
import { MessageNode } from "../tree/messageNode";
import { OutageNode, type OutageStep } from "../tree/outageNode";
import type { TreeNode } from "../tree/treeNode";
import type { DeploymentState, PictureFacts } from "./pictureFacts";

/**
 * Makes the rows that say why a deployment's tokens could not be read, and what helps. They come before the last
 * good list, or stand in its place.
 * @param facts explains failures.
 * @param of the deployment; none if its tokens could be read.
 * @param parent the row above.
 */
export function failureRows(
  { explain }: Pick<PictureFacts, "explain">,
  { session, state }: DeploymentState,
  parent: TreeNode | undefined,
): readonly TreeNode[] {
  if (state.kind !== "failed") return [];
  const { href, host } = session.deployment;
  const { error, last, since } = state;
  const signIn = signInStep(error, href);
  // Without a list there is nothing to say about its age, and only one thing to do.
  if (signIn && !last) return [new MessageNode(signIn.title, "sign-in", stepOf(signIn), parent)];
  const step = signIn ?? { command: "coderAccess.tokens.refreshTokens", title: l10n.t("Retry") };
  const outage = { href, host, sentence: explain(error), since, listFrom: last?.at, step };
  return [new OutageNode(outage, parent)];
}

function stepOf({ arguments: args = [], command, title }: OutageStep) {
  return { id: command, title, arguments: args };
}

/** Trying again does not help if nobody is signed in any more, or if the session may not list tokens. */
function signInStep(error: unknown, href: string): OutageStep | undefined {
  const signIn = (title: string) =>
    ({ command: "coderAccess.session.signIn", title, arguments: [href] }) as const;
  if (isOfKind(error, "unauthorized")) return signIn(l10n.t("Sign in again"));
  return error instanceof MayNotList ? signIn(l10n.t("Sign in another way")) : undefined;
}
