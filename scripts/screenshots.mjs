// npm run screenshots: retakes the README's pictures, in all themes or in the named ones.
import { createRequire } from "node:module";
import { ensureBrowser } from "./lib/browser.mjs";
import { buildPackage, buildTests } from "./lib/build.mjs";
import { ensureDependencies } from "./lib/dependencies.mjs";
import { requireNode } from "./lib/nodeVersion.mjs";
import { inProject } from "./lib/paths.mjs";
import { runMain, say, Unable } from "./lib/say.mjs";
import { ensureHost } from "./lib/vscodeHost.mjs";

const allThemes = ["light", "dark", "highContrast"];

await runMain(async () => {
  requireNode();
  const named = process.argv.slice(2);
  const unknown = named.find((theme) => !allThemes.includes(theme));
  if (unknown !== undefined)
    throw new Unable(`${unknown} is not a theme. Name some of: ${allThemes.join(", ")}`);

  await ensureDependencies();
  await ensureHost();
  await ensureBrowser();
  await buildTests();
  await buildPackage();
  const { takePictures } = createRequire(import.meta.url)(
    inProject("out", "test", "e2e", "pictures", "index.main.js"),
  );
  await takePictures({
    themes: named.length === 0 ? allThemes : named,
    folder: inProject("media", "readme"),
    print: say,
  });
  return 0;
});
