import { deploymentOf } from "../../../support/sessionWindows";

/** The deployment that refuses. */
export const deployment = deploymentOf("https://coder.example.com");

/** What a server says with a refusal. */
export function words(serverMessage: string) {
  return { serverMessage, detail: undefined };
}
