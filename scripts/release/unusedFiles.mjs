import { readFileSync } from "node:fs";
import path from "node:path";
import { listFiles, PackageManager } from "@vscode/vsce";
import { root } from "../lib/paths.mjs";

/** Files that marketplaces, scanners and people look for by these names, and VS Code by the language in theirs. */
const known =
  /^(package(\.nls(\.[\w-]+)?)?\.json|l10n\/bundle\.l10n(\.[\w-]+)?\.json|README\.md|CHANGELOG\.md|LICENSE|dist\/(extension\.js|ThirdPartyNotices\.txt|sbom\.cdx\.json))$/;

/** How a webview's script and style sheet are named where they are loaded: by the webview's name. */
const webviewFile = /^dist\/webviews\/(\w+)\.(?:js|css)$/;

/**
 * Finds what would be published although nothing refers to it: a chunk that no chunk loads, a picture that no text shows.
 *
 * @returns {Promise<string[]>} paths below the project's folder, where the extension was built before
 */
export async function unusedFiles() {
  const all = await listFiles({ cwd: root, packageManager: PackageManager.None });
  const files = all.map((file) => file.replace(/\\/g, "/"));
  const texts = files
    .filter((file) => /^(dist\/.*\.(js|css)|media\/.*\.md|package\.json)$/.test(file))
    .map((file) => ({ file, text: readFileSync(path.join(root, file), "utf8") }));
  return files.filter((file) => {
    if (known.test(file)) return false;
    const [, webview] = webviewFile.exec(file) ?? [];
    const name = webview === undefined ? path.posix.basename(file) : `"${webview}"`;
    return !texts.some((other) => other.file !== file && other.text.includes(name));
  });
}
