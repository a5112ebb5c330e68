export { serveGallery } from "./serve";
