import { type Browser, chromium } from "playwright-core";
import { readMachine } from "./machine";

/**
 * Flags that make the browser self-contained; the sandbox needs kernel support that root and containers lack.
 */
const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/**
 * Starts the browser that was found on this machine.
 * @param headed shows its window, for a person who watches a test.
 */
export async function launchBrowser(headed = false): Promise<Browser> {
  const { executablePath, env } = readMachine("browser");
  return chromium.launch({
    executablePath,
    headless: !headed,
    args: flags,
    env: { ...definedOnly(process.env), ...env },
    handleSIGINT: true,
  });
}

function definedOnly(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
