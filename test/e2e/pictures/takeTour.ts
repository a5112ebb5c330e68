import { writeFileSync } from "node:fs";
import path from "node:path";
import { startCoderd } from "../../coderd";
import { projectRoot } from "../../host/machine";
import { startProduct } from "../support/product";
import { Workbench } from "../support/workbench";
import { type PicturesOptions, port } from "./takePictures";
import { animatedPng } from "./tour/animatedPng";
import { playTour } from "./tour/tour";

/** Small enough that its texts can still be read in a page. */
const size = { width: 1080, height: 680 };

/**
 * Plays the tour with a new VS Code and a new deployment, and keeps it as a picture that moves.
 * @throws Error when it cannot be played; a picture of where it stopped is in `out/screenshots/`.
 */
export async function takeTour({ folder, print }: Omit<PicturesOptions, "themes">): Promise<void> {
  const coderd = await startCoderd({ seed: "demo", port });
  const product = await startProduct({
    theme: "dark",
    builtIn: "all",
    settings: {
      "coderAccess.url": coderd.url,
      "terminal.integrated.gpuAcceleration": "off",
      "terminal.integrated.defaultProfile.linux": "bash",
      "editor.minimap.enabled": false,
    },
  });
  const workbench = await Workbench.open(product, { size });
  try {
    const { frames } = await playTour(workbench, coderd);
    const file = path.join(folder, "tour.png");
    writeFileSync(file, animatedPng(frames));
    const seconds = frames.reduce((sum, { shownFor }) => sum + shownFor, 0) / 1000;
    print(`${path.relative(projectRoot, file)}, ${Math.round(seconds)} seconds`);
  } catch (error) {
    await workbench.screenshot("stopped-tour");
    throw error;
  } finally {
    await workbench.close();
    await product.stop();
    await coderd.stop();
  }
}
