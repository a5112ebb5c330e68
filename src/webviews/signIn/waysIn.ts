import * as l10n from "@vscode/l10n";
import type { DeploymentUrl } from "../../coder/api/deployment";
import { noTokenSentence, readPastedToken } from "../../core/token/pastedToken";
import type { Secret } from "../../core/token/secret";
import { confirm } from "../../platform/shown/notify";
import type { Credentials } from "../../session/keys/passwordLogin";
import type { SessionOrigin } from "../../session/keys/sessionRecord";
import type { Sessions } from "../../session/sessions";
import type { SignedIn } from "../../session/sessionState";
import { readCliSession } from "../../session/ways/cliSession";
import { environmentSession } from "../../session/ways/environmentSession";
import type { SignInField } from "./contract";
import { severalTokensSentence } from "./severalTokens";

/** How the person wants to sign in. */
export type WayIn =
  /** `isOwn`: the person's own token, however it was created; otherwise one from the sign-in page. */
  | { readonly kind: "pasted"; readonly text: Secret; readonly isOwn: boolean }
  | { readonly kind: "password"; readonly email: string; readonly password: Secret }
  | { readonly kind: "cli" }
  | { readonly kind: "environment" };

/** A way that failed before anything was sent, with a sentence for one of the fields. */
export class NoKey extends Error {
  constructor(
    readonly field: SignInField,
    readonly sentence: string,
  ) {
    super(sentence);
    this.name = "NoKey";
  }
}

/** What a way yields: a key, or something to exchange for one. */
export type Entrance =
  | { readonly kind: "key"; readonly session: Secret; readonly origin: SessionOrigin }
  | { readonly kind: "password"; readonly credentials: Credentials };

/**
 * Finds what to sign in with. Sends nothing.
 * @param way the way.
 * @param deployment the deployment.
 * @param environment the environment of VS Code's process.
 * @throws NoKey if there is nothing, or the person declined.
 */
export async function entranceBy(
  way: WayIn,
  deployment: DeploymentUrl,
  environment: NodeJS.ProcessEnv,
): Promise<Entrance> {
  switch (way.kind) {
    case "pasted":
      return { kind: "key", session: pastedKey(way.text), origin: way.isOwn ? "token" : "cliAuth" };
    case "cli":
      return { kind: "key", session: await cliKey(deployment), origin: "cli" };
    case "environment": {
      const session = environmentSession(deployment, environment);
      if (session === undefined)
        throw new NoKey("token", l10n.t("The environment has no session for {0}.", deployment.host));

      return { kind: "key", session, origin: "environment" };
    }
    case "password": {
      const email = way.email.trim();
      if (email === "" || way.password.isEmpty)
        throw new NoKey("password", l10n.t("Enter your email and your password."));

      return { kind: "password", credentials: { email, password: way.password } };
    }
  }
}

/**
 * Signs in with what was found.
 * @param sessions who is signed in; it makes sure that a Coder server answers there before anything is sent.
 * @throws CoderError or KeyringFailed if that fails.
 */
export async function enter(
  sessions: Pick<Sessions, "signIn" | "signInWithPassword">,
  deployment: DeploymentUrl,
  entrance: Entrance,
  signal: AbortSignal,
): Promise<SignedIn> {
  return entrance.kind === "password"
    ? sessions.signInWithPassword(deployment, entrance.credentials, signal)
    : sessions.signIn(deployment, entrance.session, entrance.origin, signal);
}

function pastedKey(text: Secret): Secret {
  const pasted = readPastedToken(text);
  switch (pasted.kind) {
    case "token":
      return pasted.token;
    case "empty":
      throw new NoKey("token", l10n.t("Paste the token that the sign-in page shows."));
    case "several":
      throw new NoKey("token", severalTokensSentence());
    case "none":
      throw new NoKey("token", noTokenSentence());
  }
}

async function cliKey(deployment: DeploymentUrl): Promise<Secret> {
  const { host } = deployment;
  const sure = await confirm(
    l10n.t("Use the Coder CLI's session for {0}?", host),
    l10n.t("It's read once and stored in VS Code's secret storage. The CLI stays signed in."),
    l10n.t("Use It"),
  );
  const session = sure ? await readCliSession(deployment) : undefined;
  if (session !== undefined) return session;
  throw new NoKey(
    "token",
    sure
      ? l10n.t("The Coder CLI has no session for {0}. Run coder login first.", host)
      : l10n.t("The Coder CLI's session wasn't read."),
  );
}
