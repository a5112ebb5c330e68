import { isUuid } from "../authz/allowList";
import { refuse } from "../http/answers";
import { type Call, parameter } from "../http/endpoint";

/** Returns the ID in the path, in lower case, or the 400 for a text that is not a UUID. */
export function pathId(call: Call, name: string): string | Response {
  const text = parameter(call, name);
  if (isUuid(text)) return text.toLowerCase();
  return refuse(call.context, 400, { message: `Invalid UUID "${text}".`, detail: uuidProblem(text) });
}

/** Returns the message with which Go's UUID parser refuses a text. */
export function uuidProblem(text: string): string {
  return [32, 36, 38, 45].includes(text.length)
    ? "invalid UUID format"
    : `invalid UUID length: ${text.length}`;
}
