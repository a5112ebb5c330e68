/** The test host's exports for the commands in `scripts/`. */
export { launchBrowser } from "./browser";
export { demoExtension, demoSettings } from "./demo";
export { runOnDesktop } from "./desktop";
export { startGuarded } from "./guarded";
export { runIntegration } from "./integration";
export { readMachine } from "./machine";
export { startProduct } from "./product";
export { addSmallExtension } from "./smallExtension";
export { createUserData } from "./userData";
