/** What `scripts/screenshots.mjs` runs. */
export { takePictures } from "./takePictures";
export { takeTour } from "./takeTour";
