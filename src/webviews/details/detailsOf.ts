import * as l10n from "@vscode/l10n";
import { runnableWith } from "../../core/commands/runnable";
import { isUnrestricted } from "../../core/grant/grant";
import { lintGrant } from "../../core/lint/lintGrant";
import { summarize } from "../../core/reasoning/summary";
import { absoluteTime, lifetimeInWords, relativeTime } from "../../platform/time/times";
import { concernSentence } from "../../presentation/concernSentence";
import { concernTitle } from "../../presentation/concernWords";
import { buildPicture } from "../../presentation/picture/buildPicture";
import { namedFirst, reachInWords, resourceWords } from "../../presentation/resourceWords";
import { retirementInFull, retirementInShort } from "../../presentation/retirementWords";
import { type RunnableWords, runnableWords } from "../../presentation/runnable";
import { sentence } from "../../presentation/sentence";
import type { ListedToken } from "../../presentation/token/listedToken";
import { ownerOf } from "../../presentation/token/ownerOf";
import type { ProofRecord } from "../../tokens/proof/proofRecord";
import { proofStateOf } from "../delivery/proofState";
import { actionsFor } from "./actions";
import type { Details, Life, ShownConcern, ShownDate, ShownResource } from "./contract";
import { headlineOf } from "./headline";

/**
 * Collects everything about a token for its page.
 * @param token the token in its current state.
 * @param record its last proof.
 */
export function detailsOf(token: ListedToken, record?: ProofRecord): Details {
  const { audited, context, key, loaded } = token;
  const { grant } = audited;
  const { catalog, session } = loaded;
  const scopes = grant.scopes.length === 0 ? ["coder:all"] : grant.scopes;
  const otherOwner = ownerOf(token)?.username;
  const findings = lintGrant(catalog, grant, { userId: key.userId, otherOwner });
  const { words: headline, tone } = headlineOf(token);
  return {
    name: key.name,
    id: key.id,
    lead: l10n.t(
      "Acts on behalf of {0} on {1}.",
      key.username ?? session.record.username,
      session.deployment.host,
    ),
    headline,
    tone,
    note: token.note,
    concerns: [
      ...retirementOf(token),
      ...audited.concerns.map((concern) => ({
        isPressing: concern.isPressing,
        title: concernTitle(concern.kind),
        sentence: concernSentence(concern, token),
      })),
    ],
    summary: sentence(summarize(catalog, grant)),
    life: lifeOf(token),
    dates: datesOf(token, record),
    scopes: scopes.map((name) => ({
      name,
      sentence: catalog.scopes.find((scope) => scope.name === name)?.description ?? "",
    })),
    reach: isUnrestricted(grant.allowList)
      ? sentence(reachInWords(grant.allowList, context.names))
      : undefined,
    resources: isUnrestricted(grant.allowList) ? [] : resourcesOf(token),
    picture: buildPicture(catalog, grant, {
      findings,
      proof: record?.proof.answers,
      nameOf: (entry) => resourceWords(entry, context.names).name,
      ownerId: key.userId,
      otherOwner,
    }),
    runnable: runnableOf(token),
    ...(record && {
      proof: {
        ...proofStateOf(record.proof),
        when: relativeTime(new Date(record.provedAt), context.now),
      },
    }),
    actions: actionsFor(token),
  };
}

function runnableOf({ audited, facts, key, loaded }: ListedToken): RunnableWords | string {
  if (facts.state === "expired") return l10n.t("Nothing. This token has expired.");
  const { catalog, session } = loaded;
  const otherOwner = key.userId === session.record.userId ? undefined : (key.username ?? key.userId);
  const runnable = runnableWith(catalog, audited.grant, key.userId);
  if (runnable !== "everything") return runnableWords(catalog, runnable, otherOwner);
  return otherOwner === undefined
    ? l10n.t("Every command and request that you can run.")
    : l10n.t("Every command and request that {0} can run.", otherOwner);
}

function retirementOf({ retirement }: ListedToken): ShownConcern[] {
  if (!retirement) return [];
  const title = l10n.t("Being replaced");
  return [{ isPressing: false, title, sentence: retirementInFull(retirement) }];
}

function lifeOf({ key, context, facts, retirement }: ListedToken): Life {
  const { now } = context;
  const isDue = retirement !== undefined && !retirement.whenUnused;
  const end = isDue ? Math.min(+new Date(retirement.dueAt), +key.expiresAt) : +key.expiresAt;
  const length = Math.max(1, end - +key.createdAt);
  const share = (time: Date) => Math.min(1, Math.max(0, (+time - +key.createdAt) / length));
  const created = l10n.t("Created {0}", relativeTime(key.createdAt, now));
  return {
    words: [created, facts.use, retirement ? retirementInShort(retirement, now) : facts.expiry].join(", "),
    now: share(now),
    used: key.lastUsed ? share(key.lastUsed) : undefined,
    isOver: facts.state === "expired",
  };
}

function datesOf({ key, context, facts, loaded }: ListedToken, record?: ProofRecord): ShownDate[] {
  const at = (of: ShownDate["of"], time: Date): ShownDate => ({
    of,
    relative: relativeTime(time, context.now),
    absolute: absoluteTime(time),
  });
  const isOver = facts.state === "expired";
  return [
    { ...at("created", key.createdAt), lifetime: lifetimeInWords(key.lifetimeSeconds) },
    key.lastUsed
      ? { ...at("lastUsed", key.lastUsed), note: "hourly" }
      : { of: "lastUsed", ...(record && { note: "onlyProof" }) },
    {
      ...at(isOver ? "expired" : "expires", key.expiresAt),
      ...(!isOver && !loaded.features.hardExpiry && { note: "slides" }),
    },
  ];
}

function resourcesOf({ audited, context }: ListedToken): ShownResource[] {
  return namedFirst(audited.grant.allowList).map((entry) => {
    const { name, kind, isGone } = resourceWords(entry, context.names);
    return { name, kind, isGone, ...(entry.id === "*" ? {} : { id: entry.id }) };
  });
}
