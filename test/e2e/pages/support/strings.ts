import { build } from "esbuild";
import path from "node:path";
import vm from "node:vm";
import { projectRoot } from "../../../host/machine.js";

/** Answers with the texts as they are written: what VS Code does in English. */
const untranslated = "export const l10n = { t: (text) => text };";

/**
 * Reads the texts that a panel gives to its page, in English.
 *
 * @param panel the panel's folder; its strings.ts exports the function `<panel>Strings`
 */
export function stringsOf(panel: string): Promise<Record<string, string>> {
  const reading = known.get(panel) ?? readStrings(panel);
  known.set(panel, reading);
  return reading;
}
const known = new Map<string, Promise<Record<string, string>>>();

async function readStrings(panel: string): Promise<Record<string, string>> {
  const { outputFiles } = await build({
    entryPoints: [path.join(projectRoot, "src", "webviews", panel, "strings.ts")],
    bundle: true,
    write: false,
    format: "iife",
    globalName: "strings",
    plugins: [
      {
        name: "english",
        setup: (builder) => {
          builder.onResolve({ filter: /^vscode$/ }, () => ({ path: "vscode", namespace: "english" }));
          builder.onLoad({ filter: /.*/, namespace: "english" }, () => ({ contents: untranslated }));
        },
      },
    ],
  });
  const script = `${outputFiles.map(({ text }) => text).join("")}; JSON.stringify(strings.${panel}Strings())`;
  return JSON.parse(vm.runInNewContext(script) as string) as Record<string, string>;
}
