import type { ProductOptions } from "../../host/product";
import { type Product, startProduct } from "./product";
import { Workbench, type WorkbenchOptions } from "./workbench";

/** What the tests of one `describe` use. */
export interface Opened {
  readonly product: Product;
  readonly workbench: Workbench;
}

/**
 * Starts VS Code with the packaged extension before the tests of the surrounding `describe`, opens its window
 * and ends both afterwards. A failed test leaves a picture in `out/screenshots/` and the window's last console
 * lines in the output.
 * @param options how to start; a function is called when it is time, for what an earlier `before` found out.
 * @returns gives what was opened, inside tests and hooks.
 */
export function useWorkbench(
  options: (ProductOptions & WorkbenchOptions) | (() => ProductOptions & WorkbenchOptions) = {},
): () => Opened {
  let product: Product | undefined;
  let workbench: Workbench | undefined;

  before(async () => {
    const chosen = typeof options === "function" ? options() : options;
    product = await startProduct(chosen);
    workbench = await Workbench.open(product, chosen);
  });

  afterEach(async function () {
    const { currentTest } = this;
    if (currentTest?.state === "failed" && workbench !== undefined) {
      const name = currentTest.fullTitle().replace(/[^A-Za-z0-9]+/g, "-");
      const picture = await workbench.screenshot(`failed-${name}`).catch(() => "no picture could be taken");
      const lines = workbench.consoleLines.filter((line) => !/^%c +(INFO|DEBUG|TRACE)/.test(line)).slice(-10);
      process.stdout.write(`    ${[picture, ...lines].join("\n    ")}\n`);
    }
  });

  after(async () => {
    await workbench?.close();
    await product?.stop();
  });

  return () => {
    if (product === undefined || workbench === undefined)
      throw new Error("VS Code is open only inside tests.");

    return { product, workbench };
  };
}
