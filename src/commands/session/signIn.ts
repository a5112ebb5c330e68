import type { Services } from "../services";

/**
 * Opens the sign-in panel. Nothing is sent and no browser opens before the person says so there.
 * @param argument an address to prefill, when a link or a button knows it.
 */
export function signIn({ openSignIn }: Pick<Services, "openSignIn">, argument: unknown): void {
  void openSignIn(typeof argument === "string" ? argument : undefined);
}
