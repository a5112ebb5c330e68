import { may } from "../authz/decide";
import { userTarget } from "../authz/targets";
import { json } from "../http/answers";
import { type Answer, type Endpoint, integer, type KeyedCall } from "../http/endpoint";
import { renderUser } from "../render/user";
import { resolveUser } from "./resolveUser";

/** People. */
export function userEndpoints(): Endpoint[] {
  return [
    { method: "GET", path: "/users", keyed: listUsers },
    { method: "GET", path: "/users/:user", keyed: readUser },
    { method: "GET", path: "/users/:user/login-type", keyed: readLoginType },
  ];
}

/** Never refused: people whom the caller may not read are left out. `q` takes free text and `status:`. */
function listUsers(call: KeyedCall): Answer {
  const { caller, context, deployment } = call;
  const words = (context.req.query("q") ?? "").toLowerCase().split(/\s+/).filter(Boolean);
  const status = words.find((word) => word.startsWith("status:"))?.slice("status:".length);
  const text = words
    .filter((word) => !word.includes(":") || word.startsWith("search:"))
    .map((word) => word.replace("search:", ""));
  const readable = [...deployment.store.users.values()]
    .filter((user) => may(caller, "read", userTarget(user)))
    .filter((user) => status === undefined || user.status === status)
    .filter(({ email, name, username }) =>
      text.every((word) => [email, name, username].some((field) => field.toLowerCase().includes(word))),
    )
    .sort((a, b) => (a.username < b.username ? -1 : 1));
  const offset = integer(call, "offset", 0);
  const page = readable.slice(offset, offset + integer(call, "limit", readable.length));
  return json(context, {
    users: page.map((user) => renderUser(deployment.profile, user)),
    count: readable.length,
  });
}

function readUser(call: KeyedCall): Answer {
  const user = resolveUser(call);
  return user instanceof Response ? user : json(call.context, renderUser(call.deployment.profile, user));
}

function readLoginType(call: KeyedCall): Answer {
  const user = resolveUser(call);
  return user instanceof Response ? user : json(call.context, { login_type: "password" });
}
