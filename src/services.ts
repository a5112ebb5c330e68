import * as vscode from "vscode";
import { parseDeploymentUrl } from "./coder/address/deploymentUrl";
import type { DeploymentHref, DeploymentUrl } from "./coder/api/deployment";
import { CoderClient } from "./coder/client";
import type { Services } from "./commands/services/services";
import type { Secret } from "./core/token/secret";
import type { TokenId } from "./core/token/tokenText";
import { Drafts } from "./drafting/draft/drafts";
import type { MintAndDeliver } from "./drafting/outcome/making";
import { lateAccess, lateLending } from "./lateAccess";
import { lateWorkspaces } from "./lateWorkspaces";
import { LateLeases } from "./leases/lateLeases";
import type { AuthenticationProvider } from "./lending/authenticationProvider";
import { followSessions } from "./lending/followSessions";
import { panelOpeners } from "./openPanels";
import { quietly } from "./platform/background";
import { setContext } from "./platform/contextKeys";
import type { ErrorDoor } from "./platform/errors";
import { explainKeyringFailed } from "./platform/keyring/explainKeyringFailed";
import { unlessKeyringFails } from "./platform/keyring/keyringFailed";
import { SecretStore } from "./platform/keyring/secretStore";
import { lazy } from "./platform/lazy";
import type { Log } from "./platform/log";
import { OrderedMemento } from "./platform/orderedMemento";
import { readSetting } from "./platform/settings";
import { ListedTokens } from "./presentation/token/listedTokens";
import { offeredDeployments } from "./session/deployments/offeredDeployments";
import { RecentDeployments } from "./session/deployments/recentDeployments";
import { ExpiryStatus } from "./session/expiryStatus";
import { explainCoderError } from "./session/explainCoderError";
import { Network } from "./session/network/network";
import { Sessions } from "./session/sessions";
import { tellSignedOut } from "./session/tellSignedOut";
import { predecessorsIn } from "./tokens/audit/predecessors";
import { Surveys } from "./tokens/audit/surveys";
import { ExpiryNotices } from "./tokens/expiring/expiryNotices";
import { ToldTokens } from "./tokens/expiring/toldTokens";
import { explainTokenError } from "./tokens/explainTokenError";
import { forgetTokensOf } from "./tokens/forgetTokensOf";
import { TokenCache } from "./tokens/list/tokenCache";
import { TokenStores } from "./tokens/list/tokenStores";
import { TokenLife } from "./tokens/tokenLife";
import type { TokensViewServices } from "./views/tokens/tokensPainter";
import type { TokensView } from "./views/tokens/tokensView";
import type { WorkspacesViewServices } from "./views/workspaces/workspacesPainter";
import type { WorkspacesView } from "./views/workspaces/workspacesView";
import { ClipboardGuard, type CopySecret } from "./webviews/delivery/ways/clipboardGuard";
import { LastEditor } from "./webviews/delivery/ways/insertAtCursor";
import { Panels } from "./webviews/panels";

/** What activation has created already. */
type Base = {
  readonly context: vscode.ExtensionContext;
  readonly log: Log;
  readonly errors: ErrorDoor;
  readonly tokensView: TokensView;
  readonly workspacesView: WorkspacesView;
  readonly provider: AuthenticationProvider;
};

/** The services, and when the stored sessions are restored, as far as possible; that never rejects. */
export type Built = {
  readonly services: Services & TokensViewServices;
  /** What the Workspaces view needs; loads when it is first visible. */
  readonly forWorkspaces: () => Promise<WorkspacesViewServices>;
  readonly restored: Promise<void>;
};

/**
 * Builds the parts that talk to a server. It runs when a view is first visible or a command first used, so
 * that activation stays light. Nothing here waits for the keyring.
 * @param base what activation has created.
 */
export function createServices({ context, log, errors, tokensView, workspacesView, provider }: Base): Built {
  errors.addExplainer(explainCoderError);
  errors.addExplainer(explainKeyringFailed);
  errors.addExplainer(explainTokenError);
  const { extensionUri } = context;
  const globalState = new OrderedMemento(context.globalState);
  const { version } = context.extension.packageJSON as { version: string };
  const recent = new RecentDeployments(globalState);
  const offered = () => offeredDeployments(recent, process.env);
  const network = new Network({
    memory: globalState,
    log,
    userAgent: `coder-access/${version} VSCode/${vscode.version}`,
    chosen: offered,
  });
  const makeClient = (deployment: DeploymentUrl, session?: Secret) =>
    new CoderClient({
      deployment,
      ...(session === undefined ? {} : { session }),
      transport: network.transportFor(deployment, session !== undefined, ({ failure }) => {
        // Not by the status: a gateway in front of the deployment may answer 401 with its own page.
        if (failure === "unauthorized" && session !== undefined) sessions.refuse(deployment.href, session);
      }),
    });

  const storage = context.globalStorageUri.fsPath;
  const secrets = new SecretStore(context, log);
  const sessions = new Sessions(secrets, globalState, recent, makeClient, log);
  const cache = new TokenCache(globalState);
  const tokens = new TokenStores(sessions, cache, log);
  const life = new TokenLife({
    storage,
    store: secrets,
    // Only in a browser is it a copy per window, read when the window opened, before extensions ran.
    keyringReadAt: vscode.env.uiKind === vscode.UIKind.Web ? Date.now() - process.uptime() * 1000 : Infinity,
    sessions,
    tokens,
    makeClient,
    log,
  });
  const { journal, vault, mint, kept, retirements, proofs, remarks } = life;
  const leases = new LateLeases(storage, async () =>
    (await import("./leases/openLeases")).openLeases(storage, { sessions, makeClient, log }),
  );
  const lent = lateLending({ sessions, leases, log }, globalState);
  const guard = new ClipboardGuard(globalState);
  const copySecret: CopySecret = (secret, options) => guard.copy(secret, options);
  const drafts = new Drafts(globalState);
  const panels = new Panels();
  const surveys = new Surveys(log, {
    proofs,
    replacements: { retirements, predecessors: (href) => predecessorsIn(journal, href) },
    remarks,
  });
  const open = panelOpeners({ extensionUri, log, errors, panels });
  const lastEditor = new LastEditor();
  const deliver = open.delivery({
    copySecret,
    lastEditor,
    kept,
    replacedBy: async ({ id }) => (await journal.get(id))?.request.replaces,
    prove: (secret, signal) => life.prove(secret, signal),
    discard: (secret) => life.discard(secret),
    delivered: (id) => life.delivered(id),
    lookAt: async ({ id, deployment }) => ({
      isKept: await unlessKeyringFails(vault.holds(id), true),
      isSignedIn: sessions.at(deployment) !== undefined,
    }),
    watch: (look) => vscode.Disposable.from(vault.onDidChange(look), sessions.onDidChange(look)),
  });
  const signIn = open.signIn({
    sessions,
    makeClient,
    offered,
    trustCertificate: (deployment) => network.trustCertificate(deployment),
  });
  const create: MintAndDeliver = async (making, again) => {
    const { mintAndDeliver } = await import("./drafting/outcome/mintAndDeliver");
    return mintAndDeliver({ mint, tokens, openDelivery: deliver }, making, again);
  };
  const newToken = open.newToken({
    sessions,
    mintAndDeliver: create,
    drafts,
    interrupted: life.interrupted,
  });
  const expiry = new ExpiryStatus(sessions, (look) =>
    errors.inBackground("Looking whether a session ends", look),
  );
  const showWaiting = async () => {
    setContext("coderAccess.secretsWaiting", (await unlessKeyringFails(vault.list(), [])).length > 0);
    await tokensView.paint();
  };
  const showSessions = () => {
    const isUnknown = sessions.fault !== undefined && sessions.all.length === 0;
    setContext("coderAccess.session", isUnknown ? "keyringFailed" : sessions.current.kind);
    setContext("coderAccess.severalDeployments", sessions.all.length > 1);
  };

  const told = new ToldTokens(storage);
  const isExempt = (href: DeploymentHref, tokenId: TokenId) => retirements.of(href, tokenId) !== undefined;
  const notices = new ExpiryNotices({
    sessions,
    tokens,
    looks: lazy(async () => new (await import("./tokens/expiring/looking")).DailyLooks(storage)),
    told,
    isOn: () => readSetting("coderAccess.tokens.warnBeforeExpiry") === true,
    isInSight: () => tokensView.isInSight,
    isExempt,
    quietClient: ({ deployment, record }) =>
      new CoderClient({
        deployment,
        session: record.session,
        transport: network.transportFor(deployment, true, () => undefined),
      }),
    tell: (expiring) =>
      errors.inBackground("Telling of tokens that expire soon", async () => {
        const { tellExpiring } = await import("./tokens/expiring/looking");
        await tellExpiring(expiring, (href, id) => told.dismiss(href, id));
      }),
    log,
  });

  const later = lateWorkspaces({ context, log, errors, sessions, leases, services: () => services });
  const listed = new ListedTokens({ tokens, surveys, vault, kept, retirements, remarks });
  const shown = { sessions, tokens, surveys, vault, kept, retirements, remarks };
  const details = open.details({ ...shown, proofs });

  context.subscriptions.push(
    sessions,
    tokens,
    life,
    leases,
    guard,
    lastEditor,
    surveys,
    panels,
    tellSignedOut(sessions, errors, async (session) => {
      const { notEnding, pendingOf } = await import("./commands/session");
      return notEnding(await pendingOf(retirements, session));
    }),
    sessions.onDidLeaveKey((left) => {
      errors.inBackground("Telling of a key that was left", async () => {
        const { tellKeyLeft } = await import("./commands/session");
        await tellKeyLeft(services, left);
      });
    }),
    // A request showed that a session has ended, so repaint what is shown about its tokens.
    sessions.onDidRefuse((session) => {
      const store = tokens.of(session);
      if (store.current.kind !== "loaded") return;
      errors.inBackground("Showing that a session has ended", () => store.refresh("session"));
    }),
    vscode.window.onDidChangeWindowState(() => sessions.leaveEnded()),
    followSessions(sessions, provider),
    expiry,
    notices,
    vault.onDidChange(() => errors.inBackground("Showing what waits", showWaiting)),
    sessions.onDidChange(({ added }) => {
      for (const { deployment } of added) log.info(`Signed in to ${deployment.href}.`);
      showSessions();
    }),
  );
  const restore = async () => {
    await errors.guard("Taking up the sessions", () => sessions.restore());
    showSessions();
    quietly("Looking when sessions end", expiry.look());
    life.start();
    leases.start();
    notices.start();
    later.start();
  };
  const services: Services & TokensViewServices = {
    log,
    errors,
    sessions,
    tokens,
    tokensView,
    surveys,
    listed,
    ...later.services,
    workspacesView,
    memory: globalState,
    mintAndDeliver: create,
    vault,
    kept,
    retirements,
    leases,
    ...lateAccess({ leases, extensionUri }),
    remarks,
    told,
    isExempt,
    prove: (token, signal) => proofs.prove(token, signal),
    copySecret,
    forgetDeployment: async (href) => {
      await forgetTokensOf(href, { journal, vault, cache, kept, proofs });
      await drafts.set(href, undefined);
      await (await import("./commands/leases/remembered/remembered")).forgetRemembered(globalState, href);
      const deployment = parseDeploymentUrl(href);
      if (deployment.ok) await network.forget(deployment.value);
    },
    // VS Code would show a thrown error without its buttons.
    removeAccount: async (session) => {
      const isOut = await errors.guard("Removing an account", async () =>
        (await import("./commands/session")).signOutOf(services, session, "atStake"),
      );
      return isOut ?? false;
    },
    lent,
    openSignIn: signIn,
    openNewToken: newToken,
    createQuickly: async (session) => {
      const { createQuickly } = await import("./views/quickForm/createQuickly");
      await createQuickly({ log, mintAndDeliver: create }, session);
    },
    openDetails: details,
    openTimeline: open.timeline({ ...shown, openDetails: details }),
    openDelivery: deliver,
  };
  const forWorkspaces = async () => ({ sessions, stores: await later.stores(), tokens: listed });
  return { services, forWorkspaces, restored: restore() };
}
