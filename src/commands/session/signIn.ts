import type { ErrorDoor } from "../../platform/errors";
import { SignInLink } from "../../session/followLinks";

/**
 * Opens the sign-in panel. No browser opens and no secret is sent until the person asks for it there; an address from a link
 * is not even contacted before that.
 * @param argument an address to prefill, if a link or a button supplied one.
 */
export function signIn(
  {
    openSignIn,
    errors,
  }: {
    readonly openSignIn: (address?: string, isLinked?: boolean) => Promise<unknown>;
    readonly errors: ErrorDoor;
  },
  argument: unknown,
): void {
  const open = () => {
    if (argument instanceof SignInLink) return openSignIn(argument.address, true);
    return openSignIn(typeof argument === "string" ? argument : undefined);
  };
  // The person may keep the panel open for as long as they like, so the command does not wait for it.
  errors.inBackground("Signing in", open);
}
