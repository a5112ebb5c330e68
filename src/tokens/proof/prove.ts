import { type CoderClient, KnownDefect, NotFoundOrForbidden } from "../../coder";
import type { Catalog, Grant } from "../../core";
import { type Answer, answers as order, type Disagreement, type Proof } from "./proof";
import { checkOf, type Examples, type Question, questionsFor } from "./questions";
import { type Read, readsFor } from "./reads";
import {
  blockedByDormancy,
  blockedByRole,
  defectOf,
  disagreementOn,
  refusedRead,
  roleUnknown,
} from "./words";

/** What a token is proved against. */
export type Claim = {
  /** A client that asks with the token itself. */
  readonly token: CoderClient;
  /** A client of its owner, which tells what the owner may do; without it what is denied cannot be explained. */
  readonly owner: CoderClient | undefined;
  readonly catalog: Catalog;
  /** What the token should be able to do. */
  readonly grant: Grant;
  /** Of its owner. */
  readonly userId: string;
};

type Found = {
  disagreements: Disagreement[];
  blocked: string[];
  defects: string[];
  answers: Record<string, Answer>;
};

/**
 * Has a token ask the server itself what it may do, and compares each answer with its grant; then tries the harmless
 * reads that the grant promises, since a server can allow a thing and still fail to answer it.
 * @param claim the token and what it should be.
 * @param signal cancels.
 * @throws CoderError when the server does not answer the question; that says nothing about the token.
 */
export async function prove(claim: Claim, signal?: AbortSignal): Promise<Proof> {
  const { catalog, grant, userId } = claim;
  const examples = await findExamples(claim, signal);
  const questions = questionsFor(catalog, grant, userId, examples);
  const reads = readsFor(catalog, grant, userId, examples.workspace);
  const found: Found = { disagreements: [], blocked: [], defects: [], answers: {} };
  const answers = await ask(claim.token, questions, signal);
  const wrong = questions.filter((question, index) => {
    const isAsExpected = answers[index] === question.expected;
    if (isAsExpected) note(found, question, question.expected ? "yes" : "no");
    return !isAsExpected;
  });
  await explainDenials(claim, wrong, found, signal);
  for (const read of reads) await tryRead(claim, read, found, signal);
  const asked = questions.length + reads.length;
  return { asked, asExpected: asked - found.disagreements.length, ...found };
}

async function ask(
  client: CoderClient,
  questions: readonly Question[],
  signal: AbortSignal | undefined,
): Promise<boolean[]> {
  const checks = Object.fromEntries(questions.map((question, index) => [String(index), checkOf(question)]));
  const answers = await client.checkPermissions(checks, signal);
  return questions.map((_, index) => answers[String(index)] === true);
}

/** What was denied although it is granted may be denied to the owner as well: then the token is as it should be. */
async function explainDenials(
  claim: Claim,
  wrong: readonly Question[],
  found: Found,
  signal: AbortSignal | undefined,
): Promise<void> {
  for (const question of wrong) if (!question.expected) disagree(found, question);
  const denied = wrong.filter(({ expected }) => expected);
  if (denied.length === 0) return;
  if (!claim.owner) found.blocked.push(roleUnknown());
  const ownerMay = claim.owner ? await ask(claim.owner, denied, signal) : denied.map(() => true);
  const asleep = new Set<string>();
  for (const id of new Set(denied.filter(({ type }) => type === "workspace").map(({ id }) => id))) {
    if (id !== undefined && (await isDormant(claim, id, signal))) asleep.add(id);
  }
  found.blocked.push(...[...asleep].map(blockedByDormancy));
  const blocked = new Map<string, Question[]>();
  for (const [index, question] of denied.entries()) {
    const { type, id } = question;
    const isAsleep = id !== undefined && asleep.has(id);
    if (ownerMay[index] === true && !isAsleep) {
      disagree(found, question);
      continue;
    }
    note(found, question, "blocked");
    if (isAsleep) continue;
    const thing = id === undefined ? "" : `${type} ${id}`;
    blocked.set(thing, [...(blocked.get(thing) ?? []), question]);
  }
  for (const [thing, questions] of blocked) {
    const permissions = questions.map(({ type, action }) => `${type}:${action}`);
    found.blocked.push(blockedByRole(permissions, thing === "" ? undefined : thing));
  }
}

function disagree(found: Found, question: Question): void {
  found.disagreements.push(disagreementOn(question));
  note(found, question, question.expected ? "less" : "more");
}

/** Of several answers about one permission the worst is kept. */
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
    if (error instanceof KnownDefect) {
      found.defects.push(defectOf(read));
      note(found, read, "fails");
    } else if (!(error instanceof NotFoundOrForbidden)) {
      throw error;
    } else if (await isClosedToOwner(claim, read, signal)) {
      // The question about it was answered the same way, and told.
    } else {
      found.disagreements.push(refusedRead(read));
      note(found, read, "less");
    }
  }
}

async function isClosedToOwner(claim: Claim, read: Read, signal: AbortSignal | undefined): Promise<boolean> {
  if (!claim.owner) return false;
  if ((await unlessRefused(read.run(claim.owner, signal))) === undefined) return true;
  return read.id !== undefined && isDormant(claim, read.id, signal);
}

/** One of the owner's workspaces and its template, so that something that exists can be asked about. */
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

/** @returns undefined when the server refused, or fails in the known way. */
async function unlessRefused<T>(asking: Promise<T>): Promise<T | undefined> {
  try {
    return await asking;
  } catch (error) {
    if (error instanceof NotFoundOrForbidden || error instanceof KnownDefect) return undefined;
    throw error;
  }
}
