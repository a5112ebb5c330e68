// npm run screenshots: retakes the README's pictures in all themes, and the tour; or those that are named.
//   -- dark --scene leases --scene sign-in   these pictures alone
import { createRequire } from "node:module";
import { parseArgs } from "node:util";
import { ensureBrowser } from "./lib/browser.mjs";
import { buildPackage, buildTests } from "./lib/build.mjs";
import { ensureDependencies } from "./lib/dependencies.mjs";
import { requireNode } from "./lib/nodeVersion.mjs";
import { inProject } from "./lib/paths.mjs";
import { runMain, say, Unable } from "./lib/say.mjs";
import { ensureHost } from "./lib/vscodeHost.mjs";

const allThemes = ["light", "dark", "highContrast"];
const tour = "tour";

await runMain(async () => {
  requireNode();
  const { values, positionals: named } = parseArgs({
    options: { scene: { type: "string", multiple: true, default: [] } },
    allowPositionals: true,
  });
  const unknown = named.find((name) => ![...allThemes, tour].includes(name));
  if (unknown !== undefined) {
    throw new Unable(
      `${unknown} is neither a theme nor the tour. Name some of: ${[...allThemes, tour].join(", ")}`,
    );
  }

  await ensureDependencies();
  await ensureHost();
  await ensureBrowser();
  await buildTests();
  await buildPackage();
  const { takePictures, takeTour } = createRequire(import.meta.url)(
    inProject("out", "test", "e2e", "pictures", "index.main.js"),
  );
  const { scene: only } = values;
  const everything = only.length === 0 ? [...allThemes, tour] : allThemes;
  const wanted = named.length === 0 ? everything : named;
  const options = { folder: inProject("media", "readme"), print: say };
  await takePictures({ ...options, only, themes: wanted.filter((name) => name !== tour) });
  if (wanted.includes(tour)) await takeTour(options);
  return 0;
});
