import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { startCoderd } from "../../coderd";
import { projectRoot } from "../../host/machine";
import type { Theme } from "../../host/userData";
import { asCommandLine, fakeCoder } from "../../support/fakeCoder";
import { Neighbour } from "../support/neighbour";
import { startProduct } from "../support/product";
import { Workbench } from "../support/workbench";
import type { Story } from "./scene";
import { stories } from "./scenes";

export interface PicturesOptions {
  readonly themes: readonly Theme[];
  /** The names of the scenes whose pictures are taken; all if there are none. */
  readonly only: readonly string[];
  /** Where the pictures go, absolute. */
  readonly folder: string;
  readonly print: (line: string) => void;
}

/** Small enough for a page, large enough to read. */
const size = { width: 1180, height: 760 };

/** The address is in the pictures: it is the same whenever they are taken. */
export const port = 7080;

/**
 * Plays the stories in each theme, each time with a new VS Code and a new deployment, and takes a picture of each scene.
 * @throws Error when there is no such scene, or one cannot be played; a picture of where it stopped is in `out/screenshots/`.
 */
export async function takePictures({ themes, only, folder, print }: PicturesOptions): Promise<void> {
  const all = stories.flatMap(({ scenes }) => scenes.map(({ name }) => name));
  const unknown = only.find((name) => !all.includes(name));
  if (unknown !== undefined) throw new Error(`There is no scene ${unknown}, only ${all.join(", ")}.`);
  const wanted = only.length === 0 ? all : only;
  mkdirSync(folder, { recursive: true });
  for (const theme of themes) {
    for (const story of stories) {
      await play(story, theme, wanted, async (name, workbench) => {
        const file = path.join(folder, `${name}-${theme}.png`);
        await workbench.screenshot(name, { file });
        print(path.relative(projectRoot, file));
      });
    }
  }
}

/** Plays a story up to its last scene that is wanted, since each goes on from the one before. */
async function play(
  { scenes, hasNeighbour }: Story,
  theme: Theme,
  wanted: readonly string[],
  take: (name: string, workbench: Workbench) => Promise<void>,
): Promise<void> {
  const last = scenes.findLastIndex(({ name }) => wanted.includes(name));
  if (last < 0) return;
  const neighbour = new Neighbour();
  // Whose machine it is, is not in the pictures.
  const home = mkdtempSync(path.join(os.tmpdir(), "coder-access-home-"));
  writeFileSync(path.join(home, ".bashrc"), "PS1='alice@laptop:~/robots$ '\n");
  const coder = hasNeighbour ? fakeCoder(asCommandLine) : undefined;
  const coderd = await startCoderd({ seed: "demo", port });
  const product = await startProduct({
    theme,
    builtIn: "all",
    // Drawn as elements, a terminal's text can be read.
    settings: {
      "coderAccess.url": coderd.url,
      "terminal.integrated.gpuAcceleration": "off",
      ...(hasNeighbour
        ? { "terminal.integrated.defaultProfile.linux": "bash", "remote.autoForwardPorts": false }
        : {}),
    },
    // With the last one, VS Code takes PATH as it is instead of asking a login shell.
    ...(hasNeighbour
      ? { beside: [neighbour.extension], env: { ...neighbour.env, HOME: home, VSCODE_CLI: "1" } }
      : {}),
  });
  const workbench = await Workbench.open(product, { size });
  try {
    for (const { name, show } of scenes.slice(0, last + 1)) {
      await show({ workbench, coderd, neighbour });
      if (!wanted.includes(name)) continue;
      // Nothing is lit up by the mouse in a picture.
      await workbench.page.mouse.move(0, 0);
      await workbench.settled();
      await take(name, workbench);
    }
  } catch (error) {
    await workbench.screenshot(`stopped-${theme}`);
    throw error;
  } finally {
    await workbench.close();
    await product.stop();
    await coderd.stop();
    coder?.remove();
    neighbour.remove();
    rmSync(home, { recursive: true, force: true });
  }
}
