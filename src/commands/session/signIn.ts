import type { Services } from "../services";

/** Opens the sign-in panel. Nothing is sent and no browser opens before the person says so there. */
export function signIn({ openSignIn }: Pick<Services, "openSignIn">): Promise<void> {
  openSignIn();
  return Promise.resolve();
}
