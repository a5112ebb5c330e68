import { plainUrl } from "../../coder/address/plainUrl";
import { Secret } from "../../core/token/secret";
import { shellOf } from "../../drafting/outcome/commandText";
import type { ShownSnippet } from "./contract";
import { type Use, uses } from "./way";

/** What a secret consists of (coderd/apikey/apikey.go); with anything else, no snippet would be safe to run. */
const plainSecret = /^[A-Za-z0-9-]+$/;

/** Stands for the secret on the screen. */
const dots = "••••••";

/** One block of a snippet. */
type Block = { readonly label?: "store" | "workflow"; readonly lines: readonly string[] };

/**
 * Builds the blocks that make a deployment and a token available to a shell or a tool.
 * @param use where they are needed.
 * @param url the deployment's URL.
 * @param secret the whole secret of the token, or what stands for it.
 * @returns the blocks in the order in which they are needed; every value is safe to paste.
 */
function blocksOf(use: Use, url: string, secret: string): readonly Block[] {
  const address = plainUrl(url);
  // Only brackets, around an IPv6 address, have a meaning left, and only for shells.
  const word = /^[\w.~:/%-]+$/.test(address) ? address : `"${address}"`;
  switch (use) {
    case "bash":
      return [{ lines: [`export CODER_URL=${word}`, `export CODER_SESSION_TOKEN=${secret}`] }];
    case "fish":
      return [{ lines: [`set -gx CODER_URL ${word}`, `set -gx CODER_SESSION_TOKEN ${secret}`] }];
    case "powerShell":
      return [{ lines: [`$env:CODER_URL = "${address}"`, `$env:CODER_SESSION_TOKEN = "${secret}"`] }];
    case "env":
      return [{ lines: [`CODER_URL=${address}`, `CODER_SESSION_TOKEN=${secret}`] }];
    case "gitHub":
      return [
        {
          label: "store",
          lines: [
            `gh variable set CODER_URL --body ${word}`,
            `gh secret set CODER_SESSION_TOKEN --body ${secret}`,
          ],
        },
        {
          label: "workflow",
          lines: [
            "env:",
            "  CODER_URL: ${{ vars.CODER_URL }}",
            "  CODER_SESSION_TOKEN: ${{ secrets.CODER_SESSION_TOKEN }}",
          ],
        },
      ];
    case "gitLab":
      return [
        {
          label: "store",
          lines: [
            `glab variable set CODER_URL ${word}`,
            `glab variable set CODER_SESSION_TOKEN ${secret} --masked`,
          ],
        },
      ];
    case "docker":
      return [{ lines: [`docker run --env CODER_URL=${word} --env CODER_SESSION_TOKEN=${secret} IMAGE`] }];
  }
}

/**
 * Builds what the page shows of every snippet, with dots in place of the secret.
 * @param url the deployment's URL.
 * @param secret the whole secret of the token, which is only looked at.
 * @returns none if the secret is not made of the characters that Coder uses.
 */
export function shownSnippets(url: string, secret: Secret): ShownSnippet[] {
  if (!plainSecret.test(secret.expose())) return [];
  return uses.map((use) => ({
    use,
    blocks: blocksOf(use, url, dots).map(({ label, lines }) => ({
      text: lines.join("\n"),
      ...(label ? { label } : {}),
    })),
  }));
}

/**
 * Builds the text of a block to copy.
 * @param use where it is needed.
 * @param block its position in the snippet.
 * @param url the deployment's URL.
 * @param secret the whole secret of the token.
 * @returns the text, and whether the secret is in it; undefined if there is no such block.
 */
export function snippetText(
  use: Use,
  block: number,
  url: string,
  secret: Secret,
): { readonly text: Secret; readonly hasSecret: boolean } | undefined {
  const exposed = secret.expose();
  const text = plainSecret.test(exposed) ? blocksOf(use, url, exposed)[block]?.lines.join("\n") : undefined;
  return text === undefined ? undefined : { text: new Secret(text), hasSecret: text.includes(exposed) };
}

/** Returns the snippet that most likely fits a shell. @param program the shell's path or name. */
export function useFor(program: string): Use {
  if (/(^|[\\/])fish$/.test(program)) return "fish";
  return shellOf(program) === "posix" ? "bash" : "powerShell";
}
