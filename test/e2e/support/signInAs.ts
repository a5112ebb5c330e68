import type { Coderd } from "../../coderd";
import { SignInPage } from "./panels";
import type { Workbench } from "./workbench";

/**
 * Signs in through the panel with a session key that the server made, as one pastes it, and waits for the tokens.
 * @param workbench a window whose product was started with `CODER_URL` of the server.
 * @param coderd the server.
 * @param username a person of the server who has tokens.
 */
export async function signInAs(workbench: Workbench, coderd: Coderd, username: string): Promise<void> {
  await workbench.openContainer("Coder Access");
  await workbench.runCommand("Coder Access: Sign In");
  const page = await SignInPage.shown(workbench);
  await page.says(/Coder v\d/).waitFor();
  await page.token.fill(coderd.sessionKeyFor(username));
  await page.signIn.click();
  await workbench.tree("Tokens").rows.first().waitFor();
}
