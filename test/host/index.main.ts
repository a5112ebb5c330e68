/** What the commands in `scripts/` use of the test host. */
export { launchBrowser } from "./browser.js";
export { runOnDesktop } from "./desktop.js";
export { startGuarded } from "./guarded.js";
export { runIntegration } from "./integration.js";
export { startProduct } from "./product.js";
export { createUserData } from "./userData.js";
