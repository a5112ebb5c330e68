import * as vscode from "vscode";
import { Unauthorized } from "../../coder";
import type { SignedIn } from "../../session/sessionState";
import type { TokensState } from "../../tokens/tokenStore";
import type { WaitingSecret } from "../../tokens/vault";
import { DeploymentNode } from "./deploymentNode";
import { MessageNode } from "./messageNode";
import { tokenRows } from "./tokenRows";
import type { TokensNode } from "./tokensNode";

/** Everything the view shows at one moment. */
export type TokensPicture = {
  readonly roots: readonly TokensNode[];
  /** Chooses the welcome text when there are no rows. */
  readonly face: "loading" | "error" | "refused" | "empty" | "data";
  /** The line above the rows. */
  readonly message: string;
  /** Beside the view's name. */
  readonly description: string;
};

type Facts = {
  readonly states: readonly { readonly session: SignedIn; readonly state: TokensState }[];
  readonly waiting: readonly WaitingSecret[];
  readonly showsExpired: boolean;
  readonly now: Date;
  readonly explain: (error: unknown) => string;
};

/**
 * Works out what the Tokens view shows. One deployment fills the view with its tokens; several become its roots. An
 * outage is told beside the last good data, never in place of it.
 * @param facts the state of each session's tokens.
 */
export function tokensPicture(facts: Facts): TokensPicture {
  const [only, ...others] = facts.states;
  if (!only) return { roots: [], face: "loading", message: "", description: "" };
  return others.length === 0 ? pictureOfOne(facts, only) : pictureOfSeveral(facts);
}

function pictureOfOne(facts: Facts, { session, state }: Facts["states"][number]): TokensPicture {
  const roots = rowsOf(facts, state);
  return {
    roots,
    face: roots.length > 0 ? "data" : faceOf(state),
    message: failureOf(facts, state) ?? "",
    description: vscode.l10n.t("{0} at {1}", session.record.username, session.deployment.host),
  };
}

function pictureOfSeveral(facts: Facts): TokensPicture {
  const roots = facts.states.map(({ session, state }) => {
    const rows = rowsOf(facts, state);
    const children = rows.length > 0 ? rows : messagesOf(state);
    return new DeploymentNode(session, children, failureOf(facts, state));
  });
  return { roots, face: "data", message: "", description: "" };
}

function rowsOf({ waiting, showsExpired, now }: Facts, { last }: TokensState): readonly TokensNode[] {
  return last ? tokenRows(last, waiting, showsExpired, now) : [];
}

function faceOf(state: TokensState): TokensPicture["face"] {
  if (state.kind === "failed") return state.error instanceof Unauthorized ? "refused" : "error";
  return state.kind === "loaded" ? "empty" : "loading";
}

function failureOf({ explain }: Facts, state: TokensState): string | undefined {
  if (state.kind !== "failed") return undefined;
  const sentence = explain(state.error);
  if (!state.last) return sentence;
  const { at } = state.last;
  const time = new Intl.DateTimeFormat(vscode.env.language, { dateStyle: "short", timeStyle: "short" });
  return vscode.l10n.t("{0} Shown as of {1}.", sentence, time.format(at));
}

function messagesOf(state: TokensState): readonly MessageNode[] {
  if (state.kind === "loaded") {
    return [new MessageNode(vscode.l10n.t("No tokens."), "info", undefined)];
  }
  if (state.kind !== "failed") return [];
  return state.error instanceof Unauthorized
    ? [
        new MessageNode(vscode.l10n.t("Sign in again"), "sign-in", {
          id: "coderAccess.session.signIn",
          title: vscode.l10n.t("Sign In"),
        }),
      ]
    : [
        new MessageNode(vscode.l10n.t("Try again"), "refresh", {
          id: "coderAccess.tokens.refreshTokens",
          title: vscode.l10n.t("Retry"),
        }),
      ];
}
