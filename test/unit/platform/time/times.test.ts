import assert from "node:assert/strict";
import {
  absoluteTime,
  lifetimeInWords,
  relativeTime,
  shownLanguage,
} from "../../../../src/platform/time/times";
import { host, useVscode } from "../../../support/vscode/host";

const time = new Date("2026-12-04T08:31:00Z");
const tomorrow = new Date(+time + 86_400_000);
const day = 86_400;

describe("the language of what is shown", () => {
  useVscode();

  for (const [language, isTranslated, shown, lifetime, next, date] of [
    ["en", false, "en", "7 days", "tomorrow", /^Fri, Dec 0?4, 2026/],
    ["en-gb", false, "en-gb", "7 days", "tomorrow", /^Fri,? 0?4 Dec 2026/],
    ["de", true, "de", "7 Tage", "morgen", /^Fr\., 0?4\. Dez\. 2026/],
    ["de", false, "en", "7 days", "tomorrow", /^Fri, Dec 0?4, 2026/],
    ["fr", false, "en", "7 days", "tomorrow", /^Fri, Dec 0?4, 2026/],
    ["fr", true, "fr", "7\u00a0jours", "demain", /^ven\. 0?4 déc\. 2026/],
    ["qps-ploc", true, "en", "7 days", "tomorrow", /^Fri, Dec 0?4, 2026/],
  ] as const) {
    it(`is ${shown} for dates and numbers where VS Code's is ${language} and texts are translated: ${isTranslated}`, () => {
      host.language = language;
      host.bundle = isTranslated ? {} : undefined;
      assert.equal(shownLanguage(), shown);
      assert.equal(lifetimeInWords(7 * day), lifetime);
      assert.equal(relativeTime(tomorrow, time), next);
      assert.match(absoluteTime(time), date);
    });
  }
});
