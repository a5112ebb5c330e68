import { isUuid } from "../authz/allowList";
import { refuse } from "../http/answers";
import { type Call, parameter } from "../http/endpoint";

/** The id in the path, in lower case, or the 400 for a text that is no UUID. */
export function pathId(call: Call, name: string): string | Response {
  const text = parameter(call, name);
  if (isUuid(text)) return text.toLowerCase();
  return refuse(call.context, 400, { message: `Invalid UUID "${text}".`, detail: uuidProblem(text) });
}

/** The sentence with which Go's UUID parser refuses a text. */
export function uuidProblem(text: string): string {
  return [32, 36, 38, 45].includes(text.length)
    ? "invalid UUID format"
    : `invalid UUID length: ${text.length}`;
}
