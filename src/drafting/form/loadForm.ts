import * as l10n from "@vscode/l10n";
import type { ApiKey } from "../../coder/api/answers";
import { isOfKind } from "../../coder/errors/isOfKind";
import { buildCatalog } from "../../core/catalog/buildCatalog";
import type { ScopeInfo } from "../../core/catalog/catalog";
import { scopesInShort } from "../../core/grant/scopesInShort";
import { recipes } from "../../core/recipes/recipes";
import { formatLifetime } from "../../core/token/formatLifetime";
import { parseLifetime } from "../../core/token/lifetime";
import { runCommand } from "../../platform/commands";
import { Explained } from "../../platform/errors";
import { lifetimeInWords } from "../../platform/time/times";
import { expiryInWords } from "../../presentation/token/expiryWords";
import type { SignedIn } from "../../session/sessionState";
import { grantOfKey } from "../../tokens/key/grantOfKey";
import { mintForOthers, onlyOwnersMint } from "../../tokens/key/mintForOthers";
import type { Owner } from "../../tokens/key/tokenRequest";
import { recipeGroups, withheldRecipes } from "../draft/draftStart";
import type { LifetimePreset, ScopeChoice, TokenChoice } from "../draft/formSetup";
import type { Form } from "./form";
import { initialLifetime } from "./initialLifetime";
import { limitsOf } from "./limits";
import { resourceTypeChoices } from "./resourceTypeChoices";

const presetSeconds = [86_400, 7 * 86_400, 30 * 86_400, 90 * 86_400];
/** More would make the choice useless; the rest is in the Tokens view. */
const offeredTokens = 200;

/**
 * Reads everything that the form needs from the deployment.
 * @param session who wants a token, and where.
 * @param signal cancels.
 * @param owner the token's owner, if that is somebody else.
 * @param isSuccessor whether it replaces a token of that owner, so that the owner is fixed.
 * @throws CoderError if the deployment cannot be reached, Explained if this session may not create such
 * tokens.
 */
export async function loadForm(
  session: SignedIn,
  signal: AbortSignal,
  owner?: Owner,
  isSuccessor = false,
): Promise<Form> {
  const { client, deployment, record } = session;
  const [{ version }, names, { maximumSeconds, tokens, unreadable, mayChoose }] = await Promise.all([
    client.facts.buildInfo(signal),
    client.facts.scopeNames(signal),
    loadTokens(session, signal, owner),
  ]);
  const catalog = buildCatalog(names, version);
  const lifetime = initialLifetime(maximumSeconds);
  return {
    setup: {
      host: deployment.host,
      self: { id: record.userId, username: record.username },
      mayChooseOwner: mayChoose && !isSuccessor,
      ownerGiven: isSuccessor ? l10n.t("Same owner as the token it replaces.") : "",
      presets: presetsUpTo(maximumSeconds, lifetime),
      maximum: l10n.t("Maximum: {0}.", lifetimeInWords(maximumSeconds)),
      maximumSeconds,
      groups: catalog.groups.map(({ title, scopes }) => ({ title, scopes: scopes.map(choiceOf) })),
      recipes: recipeGroups(catalog),
      withheld: withheldRecipes(catalog),
      tokens: catalog.features.scopes ? tokenChoices(tokens, new Date()) : [],
      resourceTypes: resourceTypeChoices(catalog),
      canScope: catalog.features.scopes,
      canList: catalog.features.allowLists,
      limits: limitsOf(catalog, deployment.host),
    },
    catalog,
    owner,
    emptyDraft: {
      name: "",
      lifetime,
      scopes: [],
      reach: "all",
      allowList: [],
    },
    maximumSeconds,
    takenNames: [...tokens, ...unreadable].map(({ name }) => name ?? ""),
    userId: owner?.id ?? record.userId,
    recipes: recipes(catalog),
    grants: new Map(tokens.map((key) => [key.id, grantOfKey(key)])),
  };
}

/**
 * Reads what concerns the owner; a session that may not read this for itself may not create tokens either.
 */
async function loadTokens({ client, deployment }: SignedIn, signal: AbortSignal, owner: Owner | undefined) {
  const ownerId = owner?.id ?? "me";
  try {
    const [{ maxLifetimeSeconds }, { items: tokens, unreadable }, { mint, mayChoose }] = await Promise.all([
      client.tokens.config(ownerId, signal),
      client.tokens.list({ owner: ownerId, includeExpired: true }, signal),
      client.checkPermissions({ mint: { ...mintForOthers, ownerId }, mayChoose: mintForOthers }, signal),
    ]);
    if (mint) return { maximumSeconds: maxLifetimeSeconds, tokens, unreadable, mayChoose };
  } catch (error) {
    if (owner || !isUnreadableUser(error)) throw error;
  }
  if (owner) throw new Explained(onlyOwnersMint(deployment.host));
  throw new Explained(
    l10n.t(
      "This session isn't allowed to create tokens on {0}: it needs user:read and api_key:create. Sign in again.",
      deployment.host,
    ),
    [
      {
        title: l10n.t("Sign In"),
        run: () => runCommand("coderAccess.session.signIn", deployment.href),
      },
    ],
  );
}

/**
 * A session that may not read its own user gets 404 for everything below it; before v2.31.1, 400 (seen on
 * v2.31.0 and v2.35.1).
 */
function isUnreadableUser(error: unknown): boolean {
  return (
    isOfKind(error, "notFoundOrForbidden") ||
    (isOfKind(error, "rejected") && error.serverMessage.includes("must be an existing uuid or username"))
  );
}

function choiceOf({ name, kind, description, expansion }: ScopeInfo): ScopeChoice {
  return {
    name,
    description,
    expansion: kind === "action" ? [] : expansion,
    isFullAccess: kind === "full",
  };
}

function tokenChoices(tokens: readonly ApiKey[], now: Date): TokenChoice[] {
  return [...tokens]
    .sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime())
    .slice(0, offeredTokens)
    .map((key) => ({
      start: `token:${key.id}`,
      name: key.name,
      summary: `${scopesInShort(grantOfKey(key).scopes)} · ${expiryInWords(key.expiresAt, now)}`,
    }));
}

/** Returns common lifetimes with the person's own, and the longest that the deployment allows. */
function presetsUpTo(maximumSeconds: number, own: string): LifetimePreset[] {
  const parsed = parseLifetime(own);
  const usual = [...new Set([...presetSeconds, ...(parsed.ok ? [parsed.value] : [])])]
    .filter((seconds) => seconds < maximumSeconds)
    .sort((one, other) => one - other)
    .map((seconds) => ({ text: formatLifetime(seconds), label: lifetimeInWords(seconds) }));
  const isUsual = presetSeconds.includes(maximumSeconds);
  const label = isUsual ? l10n.t("{0} (maximum)", lifetimeInWords(maximumSeconds)) : l10n.t("Maximum");
  return [...usual, { text: formatLifetime(maximumSeconds), label }];
}
