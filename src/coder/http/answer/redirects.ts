import type { DeploymentUrl } from "../../api/deployment";
import { NotCoder, type RedirectTarget } from "../../errors/badAnswers";
import type { HttpAnswer } from "./answer";
import type { Redactor } from "./redactor";

/**
 * Turns a redirect into an error; we follow none, since the session must reach no other address. A redirect
 * to the same API path elsewhere means that the deployment has moved (or insists on its access URL); a
 * sign-in in front of one points anywhere else.
 * @param path the path of the request, below `/api/v2/`.
 */
export function redirectError(
  deployment: DeploymentUrl,
  { status, header }: HttpAnswer,
  path: string,
  redactor: Redactor,
): NotCoder {
  const location = header("location");
  const url = targetOf(deployment, location);
  if (url === undefined)
    return new NotCoder(deployment, status, { why: "redirect", redirect: { host: "", address: "" } });

  const own = `/api/v2/${path}`;
  const hasMoved =
    url.pathname.endsWith(own) && `${url.origin}${url.pathname}` !== `${deployment.href}${own}`;
  const shown = hasMoved ? url.pathname.slice(0, -own.length) : url.pathname;
  const redirect: RedirectTarget = {
    host: redactor.hide(url.host),
    address: redactor.hide(`${url.origin}${shown}`),
  };
  return new NotCoder(deployment, status, { why: hasMoved ? "moved" : "signIn", redirect });
}

/** Resolves a `Location`: absolute, relative, `//host` or with backslashes. */
function targetOf(deployment: DeploymentUrl, location: string | undefined): URL | undefined {
  try {
    const url = new URL(location ?? "", location === undefined ? undefined : `${deployment.href}/api/v2/`);
    return url.protocol === "https:" || url.protocol === "http:" ? url : undefined;
  } catch {
    return undefined;
  }
}
