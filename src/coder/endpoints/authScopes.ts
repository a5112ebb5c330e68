import * as z from "zod/mini";
import { isOfKind } from "../errors/isOfKind";
import type { Asking } from "../http/asking";
import { list } from "./wire";

const scopesSchema = z.object({ external: list(z.string()) });

/**
 * Reads the scope names that a token may have here, in the server's order; needs no session.
 * @returns `undefined` if tokens cannot be scoped: v2.27.0 introduced the route (coderd/scopes_catalog.go).
 * @throws CoderError
 */
export async function getScopeNames(http: Asking, signal?: AbortSignal): Promise<string[] | undefined> {
  try {
    const { external } = await http.request({
      method: "GET",
      path: ["auth", "scopes"],
      answer: scopesSchema,
      signal,
    });
    return external;
  } catch (error) {
    if (isOfKind(error, "routeMissing")) return undefined;

    throw error;
  }
}
