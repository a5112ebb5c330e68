/** The test host's exports for the commands in `scripts/`. */
export { launchBrowser } from "./browser";
export { addDemoExtension, demoSettings } from "./demo";
export { runOnDesktop } from "./desktop";
export { startGuarded } from "./guarded";
export { runIntegration } from "./integration";
export { startProduct } from "./product";
export { createUserData } from "./userData";
