/** What the commands in `scripts/` use of the test host. */
export { startProduct } from "./product.js";
export { launchBrowser } from "./browser.js";
export { runIntegration } from "./integration.js";
