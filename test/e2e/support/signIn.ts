import type { Coderd } from "../../coderd";
import { SignInPage } from "./panels";
import type { Workbench } from "./workbench";

/** Opens the sign-in panel from the palette, and waits until the caret stands in the address. */
export async function openSignIn(workbench: Workbench): Promise<SignInPage> {
  await workbench.runCommand("Coder Access: Sign In");
  const panel = await SignInPage.shown(workbench);
  await panel.address.and(panel.frame.locator(":focus")).waitFor();
  return panel;
}

/** Opens the sign-in panel with an address, and waits until a Coder server answered there. */
export async function openSignInAt(workbench: Workbench, address: string): Promise<SignInPage> {
  const panel = await openSignIn(workbench);
  await panel.address.fill(address);
  await panel.says(/Coder v\d/).waitFor();
  return panel;
}

/**
 * Signs in at a server with a key, as if it had been fetched from the sign-in page, and waits until the panel is gone.
 * @param key a new session of Alice when absent.
 * @returns the key.
 */
export async function signInAt(
  workbench: Workbench,
  coderd: Coderd,
  key = coderd.sessionKeyFor("alice"),
): Promise<string> {
  const panel = await openSignInAt(workbench, coderd.url);
  await panel.token.fill(key);
  await panel.signIn.click();
  await workbench.page.locator('.tab[aria-label^="Sign In to Coder"]').waitFor({ state: "detached" });
  return key;
}

/** Asks a server who a key belongs to. @returns the status of its answer: 200 as long as the key is valid. */
export async function statusOf(coderd: Coderd, key: string, path = "/users/me"): Promise<number> {
  const answer = await fetch(`${coderd.url}/api/v2${path}`, { headers: { "Coder-Session-Token": key } });
  await answer.body?.cancel();
  return answer.status;
}
