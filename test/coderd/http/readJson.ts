import { refuse, type Validation } from "./answers";
import { type BodyShape, decodeBody, type DecodedBody } from "./decodeBody";
import type { Call } from "./endpoint";

/** Returns the body of a request, or the 400 that says why it cannot be read. */
export async function readJson(
  { context }: Call,
  structName: string,
  shape: BodyShape,
): Promise<DecodedBody | Response> {
  const decoded = decodeBody(await context.req.text(), structName, shape);
  return "problem" in decoded ? refuse(context, 400, decoded.problem) : decoded.body;
}

/** The 400 for a field that violates its own rule. */
export function validationFailed({ context }: Call, field: string, tag: string, value: string): Response {
  const validations: Validation[] = [
    { field, detail: `Validation failed for tag "${tag}" with value: "${value}"` },
  ];
  return refuse(context, 400, { message: "Validation failed.", validations });
}
