import type { PanelOptions } from "../openPanel";
import { goodAddress, sampleToken } from "../samples";
import type { Panels, SignInPage } from "../usePanels";
import type { States } from "./states";

const address = "https://coder.example.com";

async function signIn(
  panels: Panels,
  options: PanelOptions,
  state: Parameters<SignInPage["tell"]>[0] & { type: "address" },
): Promise<SignInPage> {
  const panel = await panels.signIn(options);
  await panel.tell({ type: "begin", address, offered: [address, "http://localhost:3000"] }, state);
  return panel;
}
const good = { type: "address", turn: 1, state: goodAddress } as const;

/** The page for signing in. */
export const signInStates = {
  "sign-in, nothing typed": async (panels, options) => {
    const panel = await panels.signIn(options);
    await panel.tell({ type: "begin", address: "", offered: [address, "http://localhost:3000"] });
    await panel.page.keyboard.press("ArrowDown");
    await panel.page.keyboard.press("ArrowDown");
    return panel;
  },
  "sign-in, checking": (panels, options) =>
    signIn(panels, options, {
      type: "address",
      turn: 1,
      state: { kind: "checking", host: "coder.example.com" },
    }),
  "sign-in, address not found": (panels, options) =>
    signIn(panels, options, {
      type: "address",
      turn: 1,
      state: {
        kind: "bad",
        sentence: "The name coder.example.com couldn't be found.",
        canRetry: true,
        canTrust: false,
      },
    }),
  "sign-in, certificate at fault": (panels, options) =>
    signIn(panels, options, {
      type: "address",
      turn: 1,
      state: {
        kind: "bad",
        sentence:
          "coder.example.com uses a self-signed certificate. Ask its administrator for one from an authority, or set this one as the CA file.",
        canRetry: true,
        canTrust: true,
      },
    }),
  "sign-in, token refused": async (panels, options) => {
    const warning =
      "The connection to coder.example.com isn't encrypted. Others on the network can read your token.";
    const panel = await signIn(panels, options, { ...good, state: { ...goodAddress, warning } });
    await panel.page.getByLabel("Paste the token").fill(sampleToken);
    await panel.tell({
      type: "failed",
      field: "token",
      sentence: "coder.example.com doesn't accept this token. Open the sign-in page to get another one.",
    });
    return panel;
  },
  "sign-in, token on the clipboard": async (panels, options) => {
    const panel = await signIn(panels, options, good);
    await panel.tell({ type: "clipboard", isOffered: true });
    await panel.page.getByRole("button", { name: "Use it" }).focus();
    return panel;
  },
  "sign-in, own token": async (panels, options) => {
    const panel = await signIn(panels, options, good);
    await panel.page.getByRole("button", { name: "Use an existing token" }).click();
    return panel;
  },
  "sign-in, password refused": async (panels, options) => {
    const panel = await signIn(panels, options, good);
    await panel.page.getByRole("button", { name: "Use a password" }).click();
    await panel.page.getByLabel("Email").fill("dana@example.com");
    await panel.page.getByLabel("Password", { exact: true }).fill("not this one");
    const sentence = "coder.example.com didn't accept this email and password.";
    await panel.tell({ type: "failed", field: "password", sentence });
    return panel;
  },
  "sign-in, CLI without a session": async (panels, options) => {
    const panel = await signIn(panels, options, good);
    await panel.page.getByRole("button", { name: "Use the Coder CLI's session" }).click();
    const sentence = "The Coder CLI has no session for coder.example.com. Run coder login first.";
    await panel.tell({ type: "failed", field: "token", sentence });
    return panel;
  },
  "sign-in, signing in": async (panels, options) => {
    const panel = await signIn(panels, options, good);
    await panel.page.getByLabel("Paste the token").fill(sampleToken);
    await panel.tell({ type: "signingIn" });
    return panel;
  },
} as const satisfies States;
