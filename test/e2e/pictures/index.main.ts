/** What `scripts/screenshots.mjs` runs. */
export { takePictures } from "./takePictures";
