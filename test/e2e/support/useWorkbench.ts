import { type OpenedVscode, openVscode, type VscodeOptions } from "./openVscode";
import type { Product } from "./product";
import type { Workbench } from "./workbench";

/** What the tests of one `describe` use. */
export interface Opened {
  readonly product: Product;
  readonly workbench: Workbench;
}

/**
 * Opens VS Code with the packaged extension before the tests of the surrounding `describe`, as nobody has used it yet, and closes
 * it afterwards. A failed test leaves a picture in `out/screenshots/` and the window's last console
 * lines in the output.
 * @param options how to start; a function is called when it is time, for what an earlier `before` found out.
 * @returns gives what was opened, inside tests and hooks.
 */
export function useWorkbench(options: VscodeOptions | (() => VscodeOptions) = {}): () => Opened {
  let opened: OpenedVscode | undefined;
  let isSound = true;

  before(async () => {
    opened = await openVscode(typeof options === "function" ? options() : options);
  });

  afterEach(async function () {
    const { currentTest } = this;
    if (currentTest?.state !== "passed") isSound = false;
    if (currentTest?.state === "failed" && opened !== undefined) {
      const { workbench } = opened;
      const name = currentTest.fullTitle().replace(/[^A-Za-z0-9]+/g, "-");
      const picture = await workbench.screenshot(`failed-${name}`).catch(() => "no picture could be taken");
      const lines = workbench.consoleLines.filter((line) => !/^%c +(INFO|DEBUG|TRACE)/.test(line)).slice(-10);
      process.stdout.write(`    ${[picture, ...lines].join("\n    ")}\n`);
    }
  });

  after(async () => {
    await opened?.close(isSound);
  });

  return () => {
    if (opened === undefined) throw new Error("VS Code is open only inside tests.");
    return opened;
  };
}
