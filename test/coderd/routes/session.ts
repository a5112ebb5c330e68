import type { Context } from "hono";
import { may } from "../authz/decide";
import { keyTarget } from "../authz/targets";
import type { Deployment } from "../deployment";
import { internal, json, rbacForbidden, refuse } from "../http/answers";
import { sessionCookie } from "../http/authenticate";
import { decodeBody } from "../http/decodeBody";
import type { Answer, Call, Endpoint, KeyedCall } from "../http/endpoint";
import { mintKey } from "../state/mintKey";
import type { User } from "../state/model";
import { hashOf } from "../state/random";

/** Signing in and out. */
export function sessionEndpoints(): Endpoint[] {
  return [
    { method: "GET", path: "/users/first", open: firstUser },
    { method: "GET", path: "/users/authmethods", open: signInMethods },
    { method: "POST", path: "/users/login", open: signIn },
    { method: "POST", path: "/users/logout", keyed: signOut },
  ];
}

function firstUser({ context, deployment }: Call): Answer {
  if (deployment.store.users.size === 0)
    return refuse(context, 404, { message: "The initial user has not been created!" });
  return json(context, { message: "The initial user has already been created!" });
}

function signInMethods({ context, deployment }: Call): Answer {
  const { passwordSignIn, singleSignOn } = deployment.settings;
  return json(context, {
    password: { enabled: passwordSignIn },
    github: { enabled: false, default_provider_configured: false },
    oidc: { enabled: singleSignOn !== "", signInText: singleSignOn, iconUrl: "" },
  });
}

async function signIn({ context, deployment }: Call): Promise<Response> {
  const decoded = decodeBody(await context.req.text(), "LoginWithPasswordRequest", {
    email: "string",
    password: "string",
  });
  if ("problem" in decoded) return refuse(context, 400, decoded.problem);
  const fields = ["email", "password"].map((field) => [field, decoded.body[field] ?? ""] as const);
  const missing = fields.filter(([, value]) => value === "").map(([field]) => field);
  if (missing.length > 0) {
    const validations = missing.map((field) => ({
      field,
      detail: 'Validation failed for tag "required" with value: ""',
    }));
    return refuse(context, 400, { message: "Validation failed.", validations });
  }
  const user = personWith(deployment, String(decoded.body["email"]), String(decoded.body["password"]));
  if (user === undefined) return refuse(context, 401, { message: "Incorrect email or password." });
  if (!deployment.settings.passwordSignIn)
    return refuse(context, 403, { message: "Password authentication is disabled." });

  if (user.status === "suspended") {
    return refuse(context, 401, {
      message: "Your account is suspended. Contact an admin to reactivate your account.",
    });
  }
  return json(context, { session_token: startSession(context, deployment, user) }, 201);
}

/** Returns the person with this email address and password. */
export function personWith({ store }: Deployment, email: string, password: string): User | undefined {
  return [...store.users.values()].find(
    (user) => user.email.toLowerCase() === email.toLowerCase() && user.passwordHash === hashOf(password),
  );
}

/** Creates a session of the deployment's configured lifetime, sets the cookie and returns its text. */
export function startSession(context: Context, { settings, store }: Deployment, user: User): string {
  const { secret } = mintKey(store, {
    userId: user.id,
    loginType: "password",
    lifetime: settings.sessionLifetime,
  });
  context.header(
    "Set-Cookie",
    `${sessionCookie}=${secret}; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax`,
    { append: true },
  );
  return secret;
}

/** Deletes the calling key, and every token of that person that can connect to applications. */
function signOut({ caller, context, deployment }: KeyedCall): Answer {
  const { keys } = deployment.store;
  if (
    !may(caller, "delete", keyTarget(caller.key)) ||
    !may(caller, "delete", keyTarget({ id: "", userId: caller.userId }))
  )
    return internal(context, "Internal error deleting API key.", rbacForbidden);

  keys.remove(caller.key);
  for (const key of keys.ownedBy(caller.userId))
    if (key.scopes.includes("coder:application_connect")) keys.remove(key);

  context.header("Set-Cookie", `${sessionCookie}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax`, {
    append: true,
  });
  return json(context, { message: "Logged out!" });
}
