import { isUuid } from "../authz/allowList";
import type { Deployment } from "../deployment";
import type { Problem, Validation } from "../http/answers";
import { renderHealth } from "../render/workspace";
import { agentStatus } from "../state/agents";
import { buildStatus, isOutdated, latestBuild } from "../state/builds";
import type { User, Workspace } from "../state/model";
import type { Store } from "../state/store";
import { uuidProblem } from "./pathId";
import { searchTerms } from "./searchTerms";

type Test = (workspace: Workspace) => boolean;

/** What a term matches, or why its value is refused. */
type Read = Test | { detail: string };

const statuses = [
  "pending",
  "starting",
  "running",
  "stopping",
  "stopped",
  "failed",
  "canceling",
  "canceled",
  "deleted",
  "deleting",
];

/**
 * Parses the search text of the workspace list with the terms, and the refusals, of v2.35.1. Returns the
 * problem to answer with, which names every invalid term.
 */
export function workspaceQuery(
  deployment: Deployment,
  caller: User,
  query: string,
): { test: Test } | { problem: Problem } {
  const found = searchTerms(query);
  if ("fault" in found) return { problem: problemOf([found.fault]) };
  const faults: Validation[] = [];
  const tests: Test[] = [];
  for (const [term, values] of found.terms) {
    if (values.length > 1 && !["id", "param"].includes(term)) {
      const detail = `Query param "${term}" provided more than once, found ${values.length} times. Only provide 1 instance of this query param.`;
      faults.push({ field: term, detail });
      continue;
    }
    const test = termTest(deployment, caller, term, values);
    if (typeof test === "function") tests.push(test);
    else faults.push({ field: term, detail: test?.detail ?? `"${term}" is not a valid query param` });
  }
  if (faults.length > 0) return { problem: problemOf(faults) };
  return { test: (workspace) => tests.every((test) => test(workspace)) };
}

function problemOf(validations: Validation[]): Problem {
  return { message: "Invalid workspace search query.", validations };
}

function termTest(
  deployment: Deployment,
  caller: User,
  term: string,
  values: readonly string[],
): Read | undefined {
  const { profile, store } = deployment;
  const [value = ""] = values;
  const statusOf = (workspace: Workspace) => buildStatus(latestBuild(workspace), store.clock.now());
  switch (term) {
    case "owner":
      return value === "me"
        ? ({ ownerId }) => ownerId === caller.id
        : ({ ownerId }) => store.users.get(ownerId)?.username.toLowerCase() === value;
    case "name":
      return ({ name }) => name.toLowerCase().includes(value);
    case "id":
      return idTest(values);
    case "template":
      return ({ templateId }) => store.templates.get(templateId)?.name === value;
    case "organization":
      return organizationTest(store, value);
    case "status":
      return statuses.includes(value)
        ? (workspace) => statusOf(workspace) === value
        : { detail: `Query param "status" has invalid value: "${value}" is not a valid value` };
    case "has-agent":
      return (workspace) => agentStatuses(store, workspace).includes(value);
    case "healthy":
      if (!profile.recentFields) return undefined;
      return bool(
        term,
        value,
        (wanted) => (workspace) =>
          renderHealth(deployment, workspace).healthy === wanted && hasAgents(store, workspace),
      );
    case "dormant":
      // `dormant:false` filters nothing, as seen.
      return bool(term, value, (wanted) => (workspace) => !wanted || workspace.dormantAt !== undefined);
    case "outdated":
      return bool(term, value, (wanted) => (workspace) => isOutdated(store, workspace) === wanted);
    case "shared":
      return bool(
        term,
        value,
        (wanted) =>
          ({ sharedWith }) =>
            sharedWith.size > 0 === wanted,
      );
    case "shared_with_user":
      return profile.sharedWithUser ? sharedWithTest(store, value) : undefined;
    case "has-ai-task":
    case "has_external_agent":
      return bool(term, value, (wanted) => () => !wanted);
    case "last_used_after":
      return time(
        term,
        value,
        (at) =>
          ({ lastUsedAt }) =>
            lastUsedAt > at,
      );
    case "last_used_before":
      return time(
        term,
        value,
        (at) =>
          ({ lastUsedAt }) =>
            lastUsedAt < at,
      );
    case "param":
      return parameterTest(values);
    default:
      return undefined;
  }
}

function hasAgents(store: Store, workspace: Workspace): boolean {
  return agentStatuses(store, workspace).length > 0;
}

function agentStatuses(store: Store, workspace: Workspace): string[] {
  const now = store.clock.now();
  const latest = latestBuild(workspace);
  if (buildStatus(latest, now) !== "running") return [];
  return latest.agents.map((agent) => agentStatus(agent, latest, now));
}

function bool(term: string, value: string, test: (wanted: boolean) => Test): Read {
  if (["1", "t", "true"].includes(value)) return test(true);
  if (["0", "f", "false"].includes(value)) return test(false);
  return {
    detail: `Query param "${term}" must be a valid boolean: strconv.ParseBool: parsing "${value}": invalid syntax`,
  };
}

function time(term: string, value: string, test: (at: Date) => Test): Read {
  const text = value.toUpperCase();
  const at = new Date(text);
  if (/^\d{4}-\d\d-\d\dT/.test(text) && !Number.isNaN(at.getTime())) return test(at);
  const layout = "2006-01-02T15:04:05.999999999Z07:00";
  return {
    detail: `Query param "${term}" must be a valid date format (${layout}): parsing time "${text}" as "${layout}": cannot parse "${text}" as "2006"`,
  };
}

function idTest(values: readonly string[]): Read {
  const ids = values.flatMap((value) => value.split(","));
  const bad = ids.find((id) => !isUuid(id));
  return bad === undefined
    ? ({ id }) => ids.includes(id)
    : { detail: `Query param "id" has invalid values: ${uuidProblem(bad)}` };
}

function organizationTest(store: Store, value: string): Read {
  const found = [...store.organizations.values()].find(
    ({ id, name }) => id === value || name.toLowerCase() === value,
  );
  return found === undefined
    ? {
        detail: `Query param "organization" has invalid value: organization "${value}" either does not exist, or you are unauthorized to view it`,
      }
    : ({ organizationId }) => organizationId === found.id;
}

/** By ID, which is not looked up, or by name; there is no "me" (both read in the server's source). */
function sharedWithTest(store: Store, value: string): Read {
  if (isUuid(value)) return ({ sharedWith }) => [...sharedWith.keys()].some((id) => id === value);
  const user = [...store.users.values()].find(({ username }) => username.toLowerCase() === value);
  return user === undefined
    ? {
        detail: `Query param "shared_with_user" has invalid value: user "${value}" either does not exist, or you are unauthorized to view them`,
      }
    : ({ sharedWith }) => sharedWith.has(user.id);
}

function parameterTest(values: readonly string[]): Read {
  const wanted = values.map((value) => value.split("="));
  const bad = wanted.find((parts) => parts.length > 2 || parts[1] === "");
  if (bad !== undefined) {
    const element = bad.join("=");
    const detail =
      bad.length > 2
        ? `query element "${element}" can only contain 1 '='`
        : `query element "${element}" has an empty value. omit the '=' to match just on the parameter name`;
    return { detail: `Query param "param" has invalid values: ${detail}` };
  }
  return (workspace) => {
    const { parameters } = latestBuild(workspace);
    return wanted.every(([name = "", value]) =>
      [...parameters].some(
        ([known, held]) =>
          known.toLowerCase() === name && (value === undefined || held.toLowerCase() === value),
      ),
    );
  };
}
