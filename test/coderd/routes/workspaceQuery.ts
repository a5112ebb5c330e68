import type { Problem } from "../http/answers";
import { buildStatus, latestBuild } from "../state/builds";
import type { User, Workspace } from "../state/model";
import type { Store } from "../state/store";

type Test = (workspace: Workspace) => boolean;

/** Terms that the real server knows and this one takes without effect. */
const withoutEffect = [
  "has-agent",
  "healthy",
  "last_used_after",
  "last_used_before",
  "organization",
  "shared",
  "has-ai-task",
  "has_external_agent",
];

/**
 * Reads the search text of the workspace list: free words (a name, or `owner/name`) and `term:value`, values with
 * blanks in quotes. An unknown term is the problem to answer with.
 */
export function workspaceQuery(
  store: Store,
  caller: User,
  query: string,
): { test: Test } | { problem: Problem } {
  const tests: Test[] = [];
  for (const word of query.toLowerCase().match(/(?:[^\s"]|"[^"]*")+/g) ?? []) {
    const plain = word.replace(/"/g, "");
    const separator = plain.indexOf(":");
    const term = separator < 0 ? "" : plain.slice(0, separator);
    const test =
      separator < 0 ? freeText(store, plain) : termTest(store, caller, term, plain.slice(separator + 1));
    if (test === undefined) return { problem: unknownTerm(term) };
    tests.push(test);
  }
  return { test: (workspace) => tests.every((test) => test(workspace)) };
}

function unknownTerm(term: string): Problem {
  return {
    message: "Invalid workspace search query.",
    validations: [{ field: term, detail: `"${term}" is not a valid query param` }],
  };
}

function freeText(store: Store, text: string): Test {
  const separator = text.indexOf("/");
  const owner = separator < 0 ? undefined : text.slice(0, separator);
  const part = text.slice(separator + 1);
  return (workspace) =>
    workspace.name.toLowerCase().includes(part) &&
    (owner === undefined || ownerName(store, workspace) === owner);
}

function termTest(store: Store, caller: User, term: string, value: string): Test | undefined {
  switch (term) {
    case "owner":
      return value === "me"
        ? ({ ownerId }) => ownerId === caller.id
        : (workspace) => ownerName(store, workspace) === value;
    case "name":
      return ({ name }) => name.toLowerCase().includes(value);
    case "id":
      return ({ id }) => value.split(",").includes(id);
    case "template":
      return ({ templateId }) => store.templates.get(templateId)?.name === value;
    case "status":
      return (workspace) => buildStatus(latestBuild(workspace), store.clock.now()) === value;
    case "dormant":
      return ({ dormantAt }) => (dormantAt !== undefined) === (value === "true");
    case "outdated":
      return ({ outdated }) => outdated === (value === "true");
    default:
      return withoutEffect.includes(term) || term === "param" ? () => true : undefined;
  }
}

function ownerName(store: Store, { ownerId }: Workspace): string | undefined {
  return store.users.get(ownerId)?.username.toLowerCase();
}
