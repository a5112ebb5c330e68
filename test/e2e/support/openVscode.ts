import type { Browser } from "playwright-core";
import { launchBrowser } from "../../host/browser";
import type { ProductOptions } from "../../host/product";
import { hostsEnded } from "./extensionHosts";
import { oneForAllFiles } from "./oneForAllFiles";
import { type Product, startProduct } from "./product";
import { Workbench, type WorkbenchOptions } from "./workbench";

export type VscodeOptions = ProductOptions & WorkbenchOptions;

/** A VS Code with its window. */
export interface OpenedVscode {
  readonly product: Product;
  readonly workbench: Workbench;
  /** @param isSound whether nothing failed: only then is it used again. */
  readonly close: (isSound: boolean) => Promise<void>;
}

interface Kept {
  readonly product: Product;
  readonly browser: Browser;
}

/** VS Codes without a window, by their variables. Their processes end with ours. */
const kept = oneForAllFiles("kept", new Map<string, Kept>()).value;

/**
 * Opens a VS Code for the tests of one `describe`. To start one and a browser takes a third of what a window takes, so one that
 * ran for another file in this process is used again, if it is as that one began: nothing in its folders but new settings, no
 * extension host, no shell, nothing in the clipboard, and a window that shares nothing with others. If that is not so, or what is asked for
 * is unusual, it is a new one.
 */
export async function openVscode(options: VscodeOptions): Promise<OpenedVscode> {
  if (!isUsual(options)) {
    const product = await startProduct(options);
    const workbench = await Workbench.open(product, options).catch(async (error: unknown) => {
      await product.stop();
      throw error;
    });
    return {
      product,
      workbench,
      close: async () => {
        await workbench.close();
        await product.stop();
      },
    };
  }
  const { product, browser } = (await takeKept(options)) ?? (await startKept(options));
  const stop = async () => {
    await browser.close();
    await product.stop();
  };
  const workbench = await Workbench.open(product, options, browser).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  return {
    product,
    workbench,
    close: async (isSound) => {
      if (isSound && (await leaves(workbench, product))) kept.set(keyOf(options), { product, browser });
      else await stop();
    },
  };
}

/** Whether a VS Code that was started for other tests will do: it differs in settings and size alone. */
function isUsual({ env = {}, ...others }: VscodeOptions): boolean {
  return (
    process.env["CODER_ACCESS_HEADED"] !== "1" &&
    Object.keys(env).every((name) => name === "CODER_URL") &&
    Object.keys(others).every((name) => name === "settings" || name === "size")
  );
}

function keyOf({ env = {} }: VscodeOptions): string {
  return env["CODER_URL"] ?? "";
}

async function startKept(options: VscodeOptions): Promise<Kept> {
  // One at an address that is no longer used would stay for nothing.
  for (const [key, { product, browser }] of kept) {
    if (key === "" || keyOf(options) === "") continue;
    kept.delete(key);
    await browser.close();
    await product.stop();
  }
  const product = await startProduct(options);
  try {
    return { product, browser: await launchBrowser() };
  } catch (error) {
    await product.stop();
    throw error;
  }
}

async function takeKept(options: VscodeOptions): Promise<Kept | undefined> {
  const key = keyOf(options);
  const one = kept.get(key);
  if (one === undefined) return undefined;
  kept.delete(key);
  try {
    const { settings } = options;
    return { ...one, product: one.product.anew({ settings }) };
  } catch (error) {
    tellWhy(error);
    await one.browser.close();
    await one.product.stop();
    return undefined;
  }
}

/** Closes a window. @returns whether nothing of it goes on. */
async function leaves(workbench: Workbench, product: Product): Promise<boolean> {
  try {
    await emptyClipboard(workbench, product);
    await workbench.close();
    await hostsEnded();
    return true;
  } catch (error) {
    tellWhy(error);
    return false;
  }
}

/** In a tab of its own, which has the focus, wherever that is in the window. */
async function emptyClipboard({ page }: Workbench, { url }: Product): Promise<void> {
  const tab = await page.context().newPage();
  await tab.goto(new URL("/healthz", url).href);
  const left = await tab.evaluate<string>(
    'navigator.clipboard.writeText("").then(() => navigator.clipboard.readText())',
  );
  if (left !== "") throw new Error("The clipboard still has something.");
}

function tellWhy(error: unknown): void {
  process.stdout.write(`    The next file gets a new VS Code. ${String(error)}\n`);
}
