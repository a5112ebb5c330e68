import type { PanelOptions } from "./openPanel";
import type { Panels } from "./usePanels";

/** Names as strangers choose them: without a space, from right to left, wide, stacked, and written to act. */
const strangers: Readonly<Record<string, string>> = {
  "coder.example.com": `${"a-very-long-label-that-never-ends-".repeat(3)}.xn--bcher-kva.example.com:44380`,
  "preview-environment-of-the-whole-robotics-team": "W".repeat(120),
  "watch-alpha": `watch_${"withoutASpace".repeat(12)}`,
  "start-stop-alpha": "開発環境を起動して停止するためのとても長い名前のトークン".repeat(3),
  "laptop-2024": `<img src=x onerror=alert(1)> [press](command:workbench.action.quit) $(trash) ${"&amp;".repeat(12)}`,
  "ci-alpha": "مفتاح-الوصول-إلى-بيئة-العمل-الخاصة-بفريق-الروبوتات\u202Egnidaelsim\u202C",
  "office-dashboard": "\u202E\u2066reversed\u200B\u200B",
  "release-bot": "👩‍👩‍👧‍👦🏴‍☠️🧑🏽‍🚀".repeat(14),
  alpha: `بيئة ${"ألفا".repeat(12)} (1)`,
  nightly: `Z${"\u0321\u034E\u0353\u0368".repeat(8)}a${"\u0334\u0353".repeat(9)}lgo`.repeat(6),
  dana: "d".repeat(64),
  alice: "שם־משתמש־ארוך־מאוד־עם־מקפים-and-latin".repeat(2),
  bob: "Ա".repeat(48),
};

const known = new RegExp(`\\b(?:${Object.keys(strangers).join("|").replaceAll(".", "\\.")})\\b`, "gu");

/** Puts strangers' names into everything that a host sends. */
function renamed<Sent>(sent: Sent): Sent {
  return JSON.parse(JSON.stringify(sent), (_key, value: unknown) =>
    typeof value === "string" ? value.replace(known, (name) => strangers[name] ?? name) : value,
  ) as Sent;
}

/** Opens pages whose names are all strangers'. */
export function withStrangers(panels: Panels): Panels {
  return Object.fromEntries(
    Object.entries(panels).map(([name, opener]) => [
      name,
      async (options?: PanelOptions) => {
        const panel = await (opener as Panels["signIn"])(options);
        const tell: typeof panel.tell = (...messages) => panel.tell(...messages.map(renamed));
        return { ...panel, tell };
      },
    ]),
  ) as unknown as Panels;
}
