import type { Context } from "hono";
import type { Deployment } from "../deployment";
import { cookieValue, identify, noteUse, sessionCookie } from "../http/authenticate";
import type { Caller } from "../http/caller";

/** Returns the person whose session cookie came with a page's request; undefined if nobody is signed in. */
export function visitorOf(context: Context, deployment: Deployment): Caller | undefined {
  const caller = identify(deployment, cookieValue(context.req.raw, sessionCookie) ?? "");
  if (!("key" in caller)) return undefined;
  noteUse(deployment, caller);
  return caller;
}
