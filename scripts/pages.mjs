// npm run pages: shows every page of the extension in each of its states and themes, in a browser and without
// VS Code. A changed page is rebuilt; reload it to see the change.
import { createRequire } from "node:module";
import { parseArgs } from "node:util";
import { buildTests } from "./lib/build.mjs";
import { ensureDependencies } from "./lib/dependencies.mjs";
import { requireNode } from "./lib/nodeVersion.mjs";
import { inProject } from "./lib/paths.mjs";
import { runMain, say } from "./lib/say.mjs";

await runMain(async () => {
  requireNode();
  const { values } = parseArgs({ options: { port: { type: "string", default: "0" } } });
  await ensureDependencies();
  await buildTests("e2e/pages/gallery");
  const { serveGallery } = createRequire(import.meta.url)(
    inProject("out", "test", "e2e", "pages", "gallery", "index.main.js"),
  );
  const gallery = await serveGallery(Number(values.port));
  say(`\n  Pages   ${gallery.url}\n\nOpen it in a browser. Press Ctrl-C to stop.`);
  await new Promise((resolve) => process.once("SIGINT", resolve).once("SIGTERM", resolve));
  await gallery.stop();
  return 0;
});
