import { type HttpAnswer, saysJson } from "./answer";

/**
 * Whether an answer is the build information of a Coder server, which contains these two fields in every
 * release.
 */
export function looksLikeBuildInfo(answer: HttpAnswer): boolean {
  if (answer.status !== 200 || !saysJson(answer)) return false;

  try {
    const body: unknown = JSON.parse(answer.body);
    const said = typeof body === "object" && body !== null ? (body as Record<string, unknown>) : {};
    return typeof said["version"] === "string" && typeof said["external_url"] === "string";
  } catch {
    return false;
  }
}
