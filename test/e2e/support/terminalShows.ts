import assert from "node:assert/strict";
import { eventually } from "./eventually";
import type { Workbench } from "./workbench";

/**
 * Waits until the visible terminal shows a text. Its window must draw terminals as elements
 * (`terminal.integrated.gpuAcceleration: off`).
 * @param timeout how long to wait, in ms.
 */
export async function terminalShows(workbench: Workbench, text: string, timeout: number): Promise<void> {
  await eventually(async () => {
    const rows = await workbench.page.locator(".terminal.xterm:visible .xterm-rows").allInnerTexts();
    const shown = rows.join("\n").replaceAll("\u00A0", " ");
    assert.ok(shown.includes(text), `“${text}” is not in “${shown}”`);
  }, timeout);
}
