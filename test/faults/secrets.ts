import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { LoggedRequest } from "../coderd";
import { hashOf } from "../coderd/state/random";
import { host } from "../support/vscode/host";
import type { World } from "./world";

/** A word as long as the secret half of a key. */
const words = /(?<![0-9A-Za-z])[0-9A-Za-z]{22}(?![0-9A-Za-z])/g;

/**
 * Finds the secrets of any key of the server where none may be: at rest in the clear, in the log, on screen, at another
 * origin, or at its own outside the one header. A word is a secret if the server knows its hash.
 * @returns where there is one, in words for the developer.
 */
export function secretsAstray(world: World): string[] {
  const hashes = new Set([...world.coderd.store.keys.all()].map(({ secretHash }) => secretHash));
  hashes.add(hashOf(world.key.slice(11)));
  hashes.add(hashOf("coder-access"));
  const astray: string[] = [];
  const search = (where: string, text: string): void => {
    const found = [...text.matchAll(words)].map(([word]) => word);
    if (found.some((word) => hashes.has(hashOf(word)))) astray.push(`a secret in ${where}`);
  };
  search("the log", host.logLines.join("\n"));
  search("what VS Code keeps", JSON.stringify([...world.extension.globalState.values]));
  search("what VS Code keeps of a folder", JSON.stringify([...world.extension.workspaceState.values]));
  for (const file of filesIn(world.extension.storage))
    search(path.basename(path.dirname(file)), readFileSync(file, "latin1"));
  search(
    "a notification",
    JSON.stringify(host.shown.map(({ message, detail, choices }) => [message, detail, choices])),
  );
  search("a page", JSON.stringify(host.webviews.map(({ html, sent, title }) => [html, sent, title])));
  search("a link", host.opened.join("\n"));
  search("a document", JSON.stringify(host.documents));
  for (const entry of world.coderd.log.entries)
    search(`a request of ${entry.method} ${entry.path}`, besideTheHeader(entry));
  for (const entry of world.elsewhere.log.entries)
    astray.push(`a request to another origin: ${entry.method} ${entry.path}`);
  return [...new Set(astray)];
}

/** What a request says apart from the header that carries the key. */
function besideTheHeader({ headers, path: asked, query, body }: LoggedRequest): string {
  const others = Object.entries(headers).filter(([name]) => name !== "coder-session-token");
  return JSON.stringify([others, asked, query, body]);
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}
