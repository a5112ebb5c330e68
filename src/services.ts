import * as l10n from "@vscode/l10n";
import * as vscode from "vscode";
import type { Services } from "./commands/services";
import { CoderClient, type DeploymentUrl } from "./coder";
import { setContext } from "./platform/contextKeys";
import type { ErrorDoor } from "./platform/errors";
import type { Log } from "./platform/log";
import { SecretStore } from "./platform/secretStore";
import { explainCoderError } from "./session/explainCoderError";
import { offeredDeployments } from "./session/offeredDeployments";
import { RecentDeployments } from "./session/recentDeployments";
import { Sessions } from "./session/sessions";
import { MintJournal } from "./tokens/journal";
import { Mint } from "./tokens/mint";
import { remindOfMints } from "./tokens/remindOfMints";
import { TokenStore } from "./tokens/tokenStore";
import { Vault } from "./tokens/vault";
import type { TokensView } from "./views/tokens/tokensView";
import { openDelivery } from "./webviews/delivery/openDelivery";
import { Drafts } from "./webviews/newToken/drafts";
import { NewTokenPanel } from "./webviews/newToken/panel";
import { Panels } from "./webviews/panels";
import { SignInPanel } from "./webviews/signIn/panel";

/** What activation made already. */
type Base = {
  readonly context: vscode.ExtensionContext;
  readonly log: Log;
  readonly errors: ErrorDoor;
  readonly tokensView: TokensView;
};

/**
 * Builds the parts that talk to a server. It runs when a view is first seen or a command first used, so that
 * activation stays light.
 * @param base what activation made.
 * @returns the services, with the stored session taken up.
 */
export async function createServices({ context, log, errors, tokensView }: Base): Promise<Services> {
  if (vscode.l10n.bundle) l10n.config({ contents: vscode.l10n.bundle });
  errors.addExplainer(explainCoderError);
  const { extensionUri, globalState } = context;
  const { version } = context.extension.packageJSON as { version: string };
  const userAgent = `coder-access/${version} VSCode/${vscode.version}`;
  const makeClient = (deployment: DeploymentUrl, session?: string) =>
    new CoderClient({
      deployment,
      ...(session === undefined ? {} : { session }),
      transport: {
        userAgent,
        onRequest: ({ method, path, status, ms }) =>
          log.trace(`${method} ${path} → ${status ?? "no answer"} in ${Math.round(ms)} ms`),
      },
    });

  const secrets = new SecretStore(context, log);
  const recent = new RecentDeployments(globalState);
  const sessions = new Sessions(secrets, globalState, recent, makeClient, log);
  const vault = new Vault(secrets);
  const journal = new MintJournal(globalState);
  const mint = new Mint(journal, vault, log);
  const tokens = new TokenStore(sessions, log);
  const panels = new Panels();

  const services: Services = {
    log,
    sessions,
    tokens,
    tokensView,
    mint,
    vault,
    openSignIn: () =>
      panels.show("signIn", (onDispose) => {
        const offered = () => offeredDeployments(recent, process.env);
        return new SignInPanel({ extensionUri, log, errors, sessions, makeClient, offered }, onDispose);
      }),
    openNewToken: (session) =>
      panels.show(`newToken ${session.deployment.href}`, (onDispose) => {
        const drafts = new Drafts(globalState);
        const deliver = services.openDelivery;
        return new NewTokenPanel(
          { extensionUri, log, errors, tokens, mint, drafts, deliver },
          session,
          onDispose,
        );
      }),
    openDelivery: openDelivery({ extensionUri, log, panels, delivered: (id) => mint.delivered(id) }),
  };

  const showWaiting = async () => {
    setContext("coderAccess.secretsWaiting", (await vault.list()).length > 0);
    await tokensView.repaintKnown();
  };
  context.subscriptions.push(
    sessions,
    tokens,
    panels,
    vault.onDidChange(() => void showWaiting()),
    sessions.onDidChange(({ kind }) => {
      setContext("coderAccess.session", kind);
      void tokens.refresh("session");
    }),
  );
  await sessions.restore();
  setContext("coderAccess.session", sessions.current.kind);
  const { current } = sessions;
  const session = current.kind === "signedIn" ? current : undefined;
  void errors.guard("Looking for unfinished tokens", () =>
    remindOfMints({ session, journal, vault, tokens }),
  );
  return services;
}
