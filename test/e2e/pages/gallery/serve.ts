import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { build, type BuildOptions, type BuildResult } from "esbuild";
import { panelHtml } from "../../../../src/webviews/panelHtml";
import { projectRoot } from "../../../host/machine";
import { defaultStyles, type PanelName } from "../support/panelFiles";
import { themeVariables } from "../support/themes";

/** A server of the gallery on this machine. */
export interface Gallery {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

const { buildWebviews, webviews } = createRequire(path.join(projectRoot, "package.json"))(
  "./scripts/esbuild/webviews.cjs",
) as {
  webviews: () => PanelName[];
  buildWebviews: (names: readonly PanelName[], options: BuildOptions) => Promise<BuildResult>;
};
const sources = path.join(projectRoot, "test/e2e/pages");
const nonce = "gallery";

/** What a request gets: its type and its body. */
type Served = readonly [type: string, body: string];

/**
 * Serves the pages of the extension in all their states, to this machine alone.
 * @param port to listen at; 0 for one that is free.
 */
export async function serveGallery(port = 0): Promise<Gallery> {
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://localhost");
    answer(url).then(
      ([type, body]) =>
        response.writeHead(200, { "content-type": type, "cache-control": "no-store" }).end(body),
      (error: unknown) => response.writeHead(404, { "content-type": "text/plain" }).end(String(error)),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(port, "127.0.0.1", resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function answer({ pathname, searchParams }: URL): Promise<Served> {
  const [, folder = "", panel = ""] = pathname.split("/");
  if (pathname === "/")
    return ["text/html", await readFile(path.join(sources, "gallery/index.html"), "utf8")];
  if (pathname === "/gallery.js") return ["text/javascript", await galleryScript()];
  if (pathname === "/default.css") return ["text/css", defaultStyles];
  if (pathname === "/before.js") return ["text/javascript", await before(searchParams.get("theme") ?? "")];
  if (folder === "panel") return ["text/html", panelOf(panel, searchParams.get("theme") ?? "")];
  return builtPage(path.basename(pathname));
}

/** The script or the style sheet of a page, built anew each time that it is loaded. */
async function builtPage(file: string): Promise<Served> {
  const panel = webviews().find((name) => name === path.parse(file).name);
  if (panel === undefined) throw new Error(`${file} is of no page.`);
  const { outputFiles = [] } = await buildWebviews([panel], {
    absWorkingDir: projectRoot,
    outdir: "dist/webviews",
    write: false,
    sourcemap: "inline",
  });
  const text = outputFiles.find((built) => path.basename(built.path) === file)?.text ?? "";
  return [file.endsWith(".css") ? "text/css" : "text/javascript", text];
}

/** The gallery with the states of the tests, built anew each time that it is loaded. */
async function galleryScript(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [path.join(sources, "gallery/gallery.js")],
    bundle: true,
    format: "esm",
    platform: "browser",
    target: "chrome128",
    alias: {
      "@vscode/l10n": path.join(projectRoot, "node_modules/@vscode/l10n/dist/browser.js"),
      "node:util": path.join(sources, "gallery/nodeUtil.js"),
    },
    sourcemap: "inline",
    write: false,
    logLevel: "error",
  });
  return outputFiles[0]?.text ?? "";
}

/** What runs in a page before its own script: the theme, and a stand-in for VS Code. */
async function before(theme: string): Promise<string> {
  const variables = Object.entries(themeVariables).find(([name]) => name === theme)?.[1];
  const standIn = await readFile(path.join(sources, "support/standIn.js"), "utf8");
  return `globalThis.theme = ${JSON.stringify(variables)};
globalThis.toHost = (message) => globalThis.frameElement.toHost(message);
${standIn}`;
}

/** The document of a page as the extension writes it, with what VS Code adds. */
function panelOf(panel: string, theme: string): string {
  return panelHtml({
    nonce,
    cspSource: "'self'",
    script: `/${panel}.js`,
    style: `/${panel}.css`,
    title: panel,
    language: "en",
    translations: undefined,
  }).replace(
    '<link rel="stylesheet"',
    `<script nonce="${nonce}" src="/before.js?theme=${encodeURIComponent(theme)}"></script>
<link rel="stylesheet" href="/default.css">$&`,
  );
}
