import assert from "node:assert/strict";
import fc from "fast-check";
import { panelHtml } from "../../../src/webviews/panelHtml";

const document = {
  nonce: "bm9uY2U=",
  cspSource: "https://webview.example",
  script: "https://webview.example/page.js",
  style: "https://webview.example/page.css",
  title: "Title",
  language: "en",
  translations: undefined,
};

const policy = /Content-Security-Policy" content="([^"]+)"/.exec(panelHtml(document))?.[1] ?? "";

describe("the document of a webview", () => {
  it("allows nothing but its own style sheet and one script by nonce", () => {
    const directives = Object.fromEntries(
      policy
        .replaceAll("&#39;", "'")
        .split("; ")
        .map((directive) => directive.split(/ (.*)/).slice(0, 2)),
    ) as Record<string, string>;
    assert.deepEqual(directives, {
      "default-src": "'none'",
      "style-src": "https://webview.example",
      "script-src": "'nonce-bm9uY2U='",
      "base-uri": "'none'",
      "form-action": "'none'",
    });
  });

  it("cannot be broken out of by any text", () => {
    fc.assert(
      fc.property(fc.string(), fc.dictionary(fc.string(), fc.string()), (title, translations) => {
        const html = panelHtml({ ...document, title, translations });
        assert.equal(html.match(/<script/g)?.length, 1);
        assert.equal(
          html.match(/<[a-z/!][^<>]*>/gi)?.length,
          panelHtml(document).match(/<[a-z/!][^<>]*>/gi)?.length,
        );
      }),
    );
  });

  it("carries the translations so that the page reads back what the host wrote", () => {
    const translations = { greeting: `"quotes" & <tags> 'here'` };
    const carried = /data-translations="([^"]*)"/.exec(panelHtml({ ...document, translations }))?.[1] ?? "";
    const decoded = carried
      .replaceAll("&lt;", "<")
      .replaceAll("&gt;", ">")
      .replaceAll("&quot;", '"')
      .replaceAll("&#39;", "'")
      .replaceAll("&amp;", "&");
    assert.deepEqual(JSON.parse(decoded), translations);
  });
});
