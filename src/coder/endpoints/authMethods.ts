import * as z from "zod/mini";
import type { AuthMethods } from "../api/answers";
import type { Asking } from "../http/asking";
import { flag, reshaped, text } from "./wire";

const methodSchema = reshaped(
  z.nullish(z.object({ enabled: flag, signInText: text, iconUrl: text })),
  (method) => method ?? { enabled: false, signInText: "", iconUrl: "" },
);

const authMethodsSchema = reshaped(
  z.object({ password: methodSchema, github: methodSchema, oidc: methodSchema, terms_of_service_url: text }),
  (wire) => ({
    password: wire.password.enabled,
    github: wire.github.enabled,
    oidc: wire.oidc,
    termsOfServiceUrl: wire.terms_of_service_url,
  }),
);

/**
 * Reads how people may sign in; needs no session.
 * https://coder.com/docs/reference/api/users#get-authentication-methods
 * @throws CoderError
 */
export function getAuthMethods(http: Asking, signal?: AbortSignal): Promise<AuthMethods> {
  return http.request({ method: "GET", path: ["users", "authmethods"], answer: authMethodsSchema, signal });
}
