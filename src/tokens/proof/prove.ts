import type { UserId } from "../../coder/api/answers";
import type { CoderApi } from "../../coder/api/api";
import { isOfKind } from "../../coder/errors/isOfKind";
import type { Catalog } from "../../core/catalog/catalog";
import type { Grant } from "../../core/grant/grant";
import { evaluate } from "../../core/reasoning/evaluate";
import { expand } from "../../core/reasoning/expand";
import { type Answer, type Disagreement, type Proof, proofAnswers as order } from "./proof";
import { checkOf, type Examples, type Question, questionsFor } from "./questions";
import { type Read, readsFor } from "./reads";
import { type Thing, Things } from "./things";
import {
  blockedByDormancy,
  blockedByRole,
  blockedSource,
  defectOf,
  disagreementOn,
  refusedRead,
  roleUnknown,
} from "./words";

/** What to prove a token against. */
export type Claim = {
  /** A client that uses the token itself. */
  readonly token: CoderApi;
  /** A client of its owner, which reveals what the owner may do; without it, denials cannot be explained. */
  readonly owner: CoderApi | undefined;
  readonly catalog: Catalog;
  /** What the token should be able to do. */
  readonly grant: Grant;
  /** The ID of its owner. */
  readonly userId: UserId;
};

type Found = {
  readonly things: Things;
  disagreements: Disagreement[];
  blocked: string[];
  defects: string[];
  answers: Record<string, Answer>;
};

/**
 * Has a token itself ask the server what it may do, and compares each answer with its grant; then tries the
 * harmless reads that the grant promises, since a server can allow a request and still fail to answer it.
 * @param claim the token and what it should be.
 * @param signal cancels.
 * @throws CoderError if the server does not answer; that says nothing about the token.
 */
export async function prove(claim: Claim, signal?: AbortSignal): Promise<Proof> {
  const { catalog, grant, userId } = claim;
  const examples = await findExamples(claim, signal);
  const questions = questionsFor(catalog, grant, userId, examples);
  const reads = readsFor(catalog, grant, userId, examples.workspace);
  const things = new Things(claim.owner, signal);
  const found: Found = { things, disagreements: [], blocked: [], defects: [], answers: {} };
  const answers = await ask(claim.token, questions, signal);
  const wrong = questions.filter((question, index) => {
    const isAsExpected = answers[index] === question.expected;
    if (isAsExpected) note(found, question, question.expected ? "yes" : "no");
    return !isAsExpected;
  });
  const isThere = (type: string, id: string) =>
    questions.some((question, index) => question.type === type && question.id === id && answers[index]);
  await explainDenials(claim, wrong, isThere, found, signal);
  for (const read of reads) await tryRead(claim, read, found, signal);
  await explainSources(claim, examples, found, signal);
  const asked = questions.length + reads.length;
  const { disagreements, blocked, defects } = found;
  return {
    asked,
    asExpected: asked - disagreements.length,
    disagreements,
    blocked,
    defects,
    answers: found.answers,
  };
}

async function ask(
  client: CoderApi,
  questions: readonly Question[],
  signal: AbortSignal | undefined,
): Promise<boolean[]> {
  const checks = Object.fromEntries(questions.map((question, index) => [String(index), checkOf(question)]));
  const answers = await client.checkPermissions(checks, signal);
  return questions.map((_, index) => answers[String(index)] === true);
}

/** A granted permission may be denied because the owner lacks it too: the token is as it should be then. */
async function explainDenials(
  claim: Claim,
  wrong: readonly Question[],
  isThere: (type: string, id: string) => boolean,
  found: Found,
  signal: AbortSignal | undefined,
): Promise<void> {
  for (const question of wrong) if (!question.expected) await disagree(found, question);
  const denied = wrong.filter(({ expected }) => expected);
  if (denied.length === 0) return;
  if (!claim.owner) found.blocked.push(roleUnknown());
  const ownerMay = claim.owner ? await ask(claim.owner, denied, signal) : denied.map(() => true);
  const asleep = new Set<string>();
  for (const id of new Set(denied.filter(({ type }) => type === "workspace").map(({ id }) => id)))
    if (id !== undefined && (await isDormant(claim, id, signal))) asleep.add(id);

  for (const id of asleep) found.blocked.push(blockedByDormancy(await found.things.of("workspace", id)));
  const blocked = new Map<string, Question[]>();
  for (const [index, question] of denied.entries()) {
    const { type, id } = question;
    const isAsleep = id !== undefined && asleep.has(id);
    if (ownerMay[index] === true && !isAsleep) {
      await disagree(found, question);
      continue;
    }
    note(found, question, "blocked");
    if (isAsleep) continue;
    const key = id === undefined ? "" : `${type} ${id}`;
    blocked.set(key, [...(blocked.get(key) ?? []), question]);
  }
  for (const questions of blocked.values()) {
    const [{ type, id } = { type: "", id: undefined }] = questions;
    const permissions = questions.map((question) => `${question.type}:${question.action}`);
    const thing = await thingOf(found, { type, id });
    found.blocked.push(blockedByRole(permissions, thing, id !== undefined && isThere(type, id)));
  }
}

/**
 * A template's source is a file of the person who pushed it. The server returns it to people who may change
 * the template, whatever it answers about files (seen on v2.35.1), so we check whether the owner may change
 * it.
 */
async function explainSources(
  { owner, catalog, grant }: Claim,
  { template = "" }: Examples,
  found: Found,
  signal: AbortSignal | undefined,
): Promise<void> {
  const named = grant.allowList.find(({ type, id }) => type === "template" && id !== "*");
  const id = named?.id ?? template;
  const holds = (type: string, of = "") => evaluate(catalog, grant, { type, action: "read", id: of }).allowed;
  if (!owner || id === "" || !holds("template", id) || !holds("file")) return;
  const isMeant = expand(catalog, grant.scopes);
  if (!isMeant.ok || isMeant.value.includes("*:*")) return;
  const [mayChange] = await ask(owner, [{ type: "template", action: "update", id, expected: true }], signal);
  if (mayChange === true) return;
  const thing = await found.things.of("template", id);
  if (thing.isMissing) return;
  note(found, { type: "file", action: "read" }, "blocked");
  found.blocked.push(blockedSource(thing));
}

async function thingOf(
  { things }: Found,
  { type, id }: Pick<Question, "type" | "id">,
): Promise<Thing | undefined> {
  return id === undefined ? undefined : things.of(type, id);
}

async function disagree(found: Found, question: Question): Promise<void> {
  found.disagreements.push(disagreementOn(question, await thingOf(found, question)));
  note(found, question, question.expected ? "less" : "more");
}

/** Keeps the worst of several answers about one permission. */
function note({ answers }: Found, { type, action }: Pick<Question, "type" | "action">, answer: Answer): void {
  const permission = `${type}:${action}`;
  const before = answers[permission];
  if (before === undefined || order.indexOf(answer) < order.indexOf(before)) answers[permission] = answer;
}

async function isDormant({ owner }: Claim, id: string, signal: AbortSignal | undefined): Promise<boolean> {
  const workspace = owner && (await unlessRefused(owner.workspaces.get(id, signal)));
  return workspace?.dormantAt !== undefined;
}

async function tryRead(
  claim: Claim,
  read: Read,
  found: Found,
  signal: AbortSignal | undefined,
): Promise<void> {
  try {
    await read.run(claim.token, signal);
  } catch (error) {
    if (isOfKind(error, "knownDefect")) {
      found.defects.push(defectOf(read));
      note(found, read, "fails");
    } else if (!isOfKind(error, "notFoundOrForbidden")) {
      throw error;
    } else if (await isClosedToOwner(claim, read, signal)) {
      // The question about it had the same answer, and was reported.
    } else {
      found.disagreements.push(refusedRead(read, await thingOf(found, read)));
      note(found, read, "less");
    }
  }
}

async function isClosedToOwner(claim: Claim, read: Read, signal: AbortSignal | undefined): Promise<boolean> {
  if (!claim.owner) return false;
  if ((await unlessRefused(read.run(claim.owner, signal))) === undefined) return true;
  return read.id !== undefined && isDormant(claim, read.id, signal);
}

/** Finds one of the owner's workspaces and its template, in order to ask about something that exists. */
async function findExamples({ owner, grant }: Claim, signal?: AbortSignal): Promise<Examples> {
  if (!owner) return {};
  const page = await unlessRefused(owner.workspaces.list({ query: "owner:me", limit: 10 }, signal));
  const named = new Set(grant.allowList.map(({ id }) => id));
  const awake = page?.workspaces.filter(({ dormantAt }) => dormantAt === undefined) ?? [];
  const example = awake.find(({ id }) => !named.has(id));
  const template = (example ?? awake[0])?.templateId;
  return {
    ...(example ? { workspace: example.id } : {}),
    ...(template === undefined || template === "" ? {} : { template }),
  };
}

/** @returns undefined if the server refused, or failed in the known way. */
async function unlessRefused<T>(asking: Promise<T>): Promise<T | undefined> {
  try {
    return await asking;
  } catch (error) {
    if (isOfKind(error, "notFoundOrForbidden") || isOfKind(error, "knownDefect")) return undefined;
    throw error;
  }
}
