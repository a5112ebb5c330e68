import * as vscode from "vscode";
import type { DeploymentUrl } from "../../coder";
import { tokenIdOf } from "../../core";
import { confirm } from "../../platform/notify";
import type { SessionOrigin } from "../../session/sessionOrigin";
import type { ClientFactory } from "../../session/sessions";
import { readCliSession } from "../../session/ways/cliSession";
import { environmentSession } from "../../session/ways/environmentSession";
import type { SignInField } from "./contract";

/** How the person wants to sign in. */
export type WayIn =
  | { readonly kind: "pasted"; readonly text: string }
  | { readonly kind: "password"; readonly email: string; readonly password: string }
  | { readonly kind: "cli" }
  | { readonly kind: "environment" };

/** A way that led nowhere, with a sentence for one of the fields; nothing was sent. */
export class NoKey extends Error {
  constructor(
    readonly field: SignInField,
    readonly sentence: string,
  ) {
    super(sentence);
    this.name = "NoKey";
  }
}

type Means = {
  readonly makeClient: ClientFactory;
  readonly environment: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
  /** Asks before something goes over an unencrypted connection. */
  readonly mayTravel: () => Promise<boolean>;
  readonly onSending: () => void;
};

/**
 * Gets the key to sign in with.
 * @param way how.
 * @param deployment where.
 * @returns the key, and how we got it.
 * @throws NoKey when there is none, or the person said no; CoderError when the server refuses email and password.
 */
export async function keyFor(
  way: WayIn,
  deployment: DeploymentUrl,
  means: Means,
): Promise<{ session: string; origin: SessionOrigin }> {
  const unsent = await unsentKey(way, deployment, means);
  if (!(await means.mayTravel())) {
    throw new NoKey("address", vscode.l10n.t("Nothing was sent to {0}.", deployment.host));
  }
  means.onSending();
  if (unsent) return unsent;
  return { session: await logIn(way, deployment, means), origin: "password" };
}

/** The key of every way but the password, which has to be asked for. */
async function unsentKey(
  way: WayIn,
  deployment: DeploymentUrl,
  { environment }: Means,
): Promise<{ session: string; origin: SessionOrigin } | undefined> {
  switch (way.kind) {
    case "pasted":
      return { session: pastedKey(way.text), origin: "cliAuth" };
    case "cli":
      return { session: await cliKey(deployment), origin: "cli" };
    case "environment": {
      const session = environmentSession(deployment, environment);
      if (session === undefined) {
        throw new NoKey("token", vscode.l10n.t("The environment has no session for {0}.", deployment.host));
      }
      return { session, origin: "environment" };
    }
    case "password":
      if (way.email.trim() === "" || way.password === "") {
        throw new NoKey("password", vscode.l10n.t("Enter your email and your password."));
      }
      return undefined;
  }
}

function pastedKey(text: string): string {
  const session = text.trim();
  if (tokenIdOf(session) !== undefined) return session;
  throw new NoKey(
    "token",
    session === ""
      ? vscode.l10n.t("Paste the token that the sign-in page shows.")
      : vscode.l10n.t("This is not a Coder token: it has 10 characters, a hyphen, and 22 more."),
  );
}

async function cliKey(deployment: DeploymentUrl): Promise<string> {
  const { host } = deployment;
  const sure = await confirm(
    vscode.l10n.t("Use the Coder CLI's session at {0}?", host),
    vscode.l10n.t("It is read once and kept in VS Code's secret storage. The CLI stays signed in."),
    vscode.l10n.t("Use It"),
  );
  const session = sure ? await readCliSession(deployment) : undefined;
  if (session !== undefined) return session;
  throw new NoKey(
    "token",
    sure
      ? vscode.l10n.t("The Coder CLI has no session at {0}. Run coder login there first.", host)
      : vscode.l10n.t("The session of the Coder CLI was not read."),
  );
}

async function logIn(way: WayIn, deployment: DeploymentUrl, { makeClient, signal }: Means): Promise<string> {
  if (way.kind !== "password") throw new Error("Only the password is sent for a key.");
  const client = makeClient(deployment);
  try {
    return await client.logIn({ email: way.email.trim(), password: way.password }, signal);
  } finally {
    client.dispose();
  }
}
