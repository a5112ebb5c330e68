/**
 * The first path parts that mark where the address of a Coder page stops being the address of its deployment:
 * the pages and files that a deployment serves (the routes of site/src/router.tsx and coderd.go, including
 * those of older releases).
 */
const firstParts = new Set([
  ...[
    "cli-auth",
    "login",
    "setup",
    "reset-password",
    "external-auth",
    "gitauth",
    "oauth2",
    "install",
    "install.sh",
  ],
  ...[
    "workspaces",
    "templates",
    "starter-templates",
    "tasks",
    "agents",
    "chat",
    "chats",
    "icons",
    "icon",
    "emojis",
  ],
  ...["settings", "users", "groups", "organizations", "deployment", "audit", "connectionlog", "logs"],
  ...[
    "health",
    "healthz",
    "latency-check",
    "ai-gateway",
    "aibridge",
    "coder-cup",
    "swagger",
    "derp",
    ".well-known",
  ],
]);

/** Parts that are a page only together with what follows: `/api/v2`, `/ai/settings`. */
const firstTwoParts: ReadonlyMap<string, (second: string) => boolean> = new Map([
  ["api", (second) => second === "v2" || second === "experimental"],
  ["ai", (second) => second !== ""],
]);

/**
 * Finds where the page begins in the path of a copied address.
 * @param parts the decoded parts of the path, without empty ones.
 * @returns how many parts belong to the deployment itself; all of them if there is no page.
 */
export function partsBeforePage(parts: readonly string[]): number {
  const page = parts.findIndex(
    (part, index) =>
      firstParts.has(part) ||
      part.startsWith("@") ||
      (firstTwoParts.get(part)?.(parts[index + 1] ?? "") ?? false),
  );
  return page < 0 ? parts.length : page;
}
