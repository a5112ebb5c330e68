import { mkdirSync } from "node:fs";
import path from "node:path";
import { startCoderd } from "../../coderd";
import { projectRoot } from "../../host/machine";
import type { Theme } from "../../host/userData";
import { startProduct } from "../support/product";
import { Workbench } from "../support/workbench";
import { scenes } from "./scenes";

export interface PicturesOptions {
  readonly themes: readonly Theme[];
  /** Where the pictures go, absolute. */
  readonly folder: string;
  readonly print: (line: string) => void;
}

/** Small enough for a page, large enough to read. */
const size = { width: 1180, height: 760 };

/** The address is in the pictures: it is the same whenever they are taken. */
export const port = 7080;

/**
 * Plays all scenes in each theme, each time with a new VS Code and a new deployment, and takes a picture of each.
 * @throws Error when a scene cannot be played; a picture of where it stopped is in `out/screenshots/`.
 */
export async function takePictures({ themes, folder, print }: PicturesOptions): Promise<void> {
  mkdirSync(folder, { recursive: true });
  for (const theme of themes) {
    const coderd = await startCoderd({ seed: "demo", port });
    const product = await startProduct({
      theme,
      builtIn: "all",
      // Drawn as elements, a terminal's text can be read.
      settings: { "coderAccess.url": coderd.url, "terminal.integrated.gpuAcceleration": "off" },
    });
    const workbench = await Workbench.open(product, { size });
    try {
      for (const { name, show } of scenes) {
        await show({ workbench, coderd });
        // Nothing is lit up by the mouse in a picture.
        await workbench.page.mouse.move(0, 0);
        await workbench.settled();
        const file = path.join(folder, `${name}-${theme}.png`);
        await workbench.screenshot(name, { file });
        print(path.relative(projectRoot, file));
      }
    } catch (error) {
      await workbench.screenshot(`stopped-${theme}`);
      throw error;
    } finally {
      await workbench.close();
      await product.stop();
      await coderd.stop();
    }
  }
}
