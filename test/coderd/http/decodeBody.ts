import type { Problem } from "./answers";

/** The kinds of fields in request bodies, named as in the real server's messages. */
export type FieldKind = "string" | "bool" | "strings" | "entries" | "duration" | "int" | "uuid" | "any";

/** The fields of one request body, by JSON name. */
export type BodyShape = Readonly<Record<string, FieldKind>>;

/** A body whose fields have the right kind or are absent; `null` counts as absent. */
export type DecodedBody = Readonly<Record<string, unknown>>;

/**
 * Reads a JSON body like the real server: ignores unknown fields, and refuses a field of the wrong kind with
 * a message that names `structName` and the field. Returns the problem to answer with instead of throwing.
 */
export function decodeBody(
  text: string,
  structName: string,
  shape: BodyShape,
): { body: DecodedBody } | { problem: Problem } {
  const parsed = parse(text);
  if ("detail" in parsed) return { problem: invalidJson(parsed.detail) };
  const { value } = parsed;
  if (value === null) return { body: {} };
  if (typeof value !== "object" || Array.isArray(value)) {
    return {
      problem: invalidJson(
        `json: cannot unmarshal ${jsonKind(value)} into Go value of type codersdk.${structName}`,
      ),
    };
  }
  const body: Record<string, unknown> = {};
  for (const [field, kind] of Object.entries(shape)) {
    const given = (value as Record<string, unknown>)[field];
    if (given === undefined || given === null) continue;
    const wrong = mismatch(given, kind);
    if (wrong !== undefined) {
      return {
        problem: invalidJson(
          `json: cannot unmarshal ${wrong[0]} into Go struct field ${structName}.${field} of type ${wrong[1]}`,
        ),
      };
    }
    body[field] = given;
  }
  return { body };
}

/** The answer to an unreadable body. */
export function invalidJson(detail: string): Problem {
  return { message: "Request body must be valid JSON.", detail };
}

function parse(text: string): { value: unknown } | { detail: string } {
  if (text.trim() === "") return { detail: "EOF" };
  try {
    return { value: JSON.parse(text) as unknown };
  } catch (error) {
    const reason = error instanceof Error ? error.message : "";
    if (
      /end of JSON input|Unterminated|Expected .* after .* in JSON at position/.test(reason) &&
      endsEarly(text)
    )
      return { detail: "unexpected EOF" };

    const first = text.trimStart().charAt(0);
    if (!/[[{"0-9tfn-]/.test(first))
      return { detail: `invalid character '${first}' looking for beginning of value` };
    return endsEarly(text) ? { detail: "unexpected EOF" } : { detail: "invalid character in JSON" };
  }
}

/** Whether some opened braces or brackets are not closed. */
function endsEarly(text: string): boolean {
  const outsideStrings = text.replace(/"(?:[^"\\]|\\.)*"/g, "");
  const count = (pattern: RegExp): number => outsideStrings.match(pattern)?.length ?? 0;
  return count(/[{[]/g) > count(/[}\]]/g) || outsideStrings.includes('"');
}

function jsonKind(value: unknown): string {
  if (Array.isArray(value)) return "array";
  if (typeof value === "boolean") return "bool";
  return value === null ? "null" : typeof value;
}

/** What was given and what was expected, if they differ. */
function mismatch(value: unknown, kind: FieldKind): [string, string] | undefined {
  switch (kind) {
    case "any":
      return undefined;
    case "string":
    case "uuid":
      return typeof value === "string" ? undefined : [jsonKind(value), "string"];
    case "bool":
      return typeof value === "boolean" ? undefined : [jsonKind(value), "bool"];
    case "duration":
      return wholeNumber(value, "time.Duration");
    case "int":
      return wholeNumber(value, "int64");
    case "strings":
      return elements(value, "[]codersdk.APIKeyScope", "codersdk.APIKeyScope");
    case "entries":
      return elements(value, "[]codersdk.APIAllowListTarget", "string");
  }
}

function wholeNumber(value: unknown, type: string): [string, string] | undefined {
  if (typeof value !== "number") return [jsonKind(value), type];
  return Number.isInteger(value) && Math.abs(value) < 2 ** 63 ? undefined : [`number ${String(value)}`, type];
}

function elements(value: unknown, listType: string, elementType: string): [string, string] | undefined {
  if (!Array.isArray(value)) return [jsonKind(value), listType];
  const wrong = (value as unknown[]).find((element) => element !== null && typeof element !== "string");
  return wrong === undefined ? undefined : [jsonKind(wrong), elementType];
}
