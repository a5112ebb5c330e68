/** What the commands in `scripts/` use of the test host. */
export { launchBrowser } from "./browser";
export { runOnDesktop } from "./desktop";
export { startGuarded } from "./guarded";
export { runIntegration } from "./integration";
export { startProduct } from "./product";
export { createUserData } from "./userData";
