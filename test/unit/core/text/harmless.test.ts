import assert from "node:assert/strict";
import fc from "fast-check";
import { harmless, shortened } from "../../../../src/core/text/harmless";
import { hasHidden, hasVisible, isolated, plainText, shownText } from "../../../../src/core/text/plainText";

/** VS Code's `parseLinkedText`, which draws links in notifications and input boxes. */
const link = /\[([^\]]+)\]\(((?:https?:\/\/|command:|file:)[^)\s]+)(?: (["'])(.+?)(\3))?\)/i;

/** VS Code's `renderLabelWithIcons` and `parseLabelWithIcons`. */
const icon = /\$\([A-Za-z0-9-]+(?:~[A-Za-z]+)?\)/;

/** Pieces that are dangerous together, and whatever else there is. */
const pieces = fc.constantFrom(
  ..."[ ] ( ) $ < > \" ' : / \\ \n \r \t".split(" "),
  " ",
  "[Verify it](command:workbench.action.toggleSidebarVisibility)",
  "$(trash)",
  "command:",
  "https://",
  "א",
  "ב",
  "عربي",
  "e\u0301",
  "\u0301",
  "\u0483",
  "\u200B",
  "\u200D",
  "\u200C",
  "\u2060",
  "\u202E",
  "\u2066",
  "\u2068",
  "\u2069",
  "\uFE0F",
  "\u{E0101}",
  "\u{E0061}",
  "👩",
  "💻",
  "🏴",
  "葛",
  "क",
  "्",
  "ष",
  "\uD83D",
  "\uDC69",
  "\u0007",
  "\u00AD",
  "\u3164",
  "\uE000",
);
const ugly = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.array(pieces, { maxLength: 40 }).map((all) => all.join("")),
);

const show = (text: string) => harmless(text).replaceAll("\u200B", "");

describe("harmless", () => {
  it("shows a link as the text it is written as", () => {
    const name = "[Verify it](command:workbench.action.toggleSidebarVisibility)";
    assert.doesNotMatch(harmless(name), link);
    assert.equal(show(name), name);
    for (const other of ["[a](https://x.y)", "[a](file:///x)", '[a](HTTP://x "t")', "[[a](command:x)]"]) {
      assert.doesNotMatch(harmless(other), link);
      assert.equal(show(other), other);
    }
  });

  it("shows an icon as the text it is written as", () => {
    for (const name of ["$(trash) ci", "$(sync~spin)", "\\$(trash)", "$$(trash)"]) {
      assert.doesNotMatch(harmless(name), icon);
      assert.equal(show(name), name);
    }
  });

  const seen: readonly (readonly [what: string, text: string, shown: string])[] = [
    ["nothing of its own", "\u200B", "<U+200B>"],
    ["another direction", "zz\u202Egnp.tpircs", "zz<U+202E>gnp.tpircs"],
    ["isolates", "a\u2066b\u2069", "a<U+2066>b<U+2069>"],
    ["marks of direction", "a\u200E\u200F\u061Cb", "a<U+200E><U+200F><U+061C>b"],
    ["control characters", "a\u0000\u001B[31m\u0007\u009Bb", "a<U+0000><U+001B>[31m<U+0007><U+009B>b"],
    ["joiners where nothing joins", "a\u200Db\u2060\uFEFF", "a<U+200D>b<U+2060><U+FEFF>"],
    ["a joiner behind a letter that joins", "علي\u200C", "\u2068علي\u2069<U+200C>"],
    ["fillers and blanks", "\u3164\u115F\u2800\u00AD", "<U+3164><U+115F><U+2800><U+00AD>"],
    ["half a pair", "a\uD83Db", "a<U+D83D>b"],
    ["letters of tags", "a\u{E0061}\u{E0062}", "a<U+E0061><U+E0062>"],
    ["variation selectors", "a\uFE0F\u{E0100}b", "a<U+FE0F><U+E0100>b"],
    ["a second variation selector", "❤\uFE0F\uFE0F", "❤\uFE0F<U+FE0F>"],
    ["private characters", "\uF8FF", "<U+F8FF>"],
    ["marks on nothing", "\u0338a \u0489", "<U+0338>a <U+0489>"],
    ["more marks than a letter has", `e${"\u0301".repeat(6)}`, `e${"\u0301".repeat(5)}<U+0301>`],
  ];
  for (const [what, text, shown] of seen) it(`shows ${what}`, () => assert.equal(harmless(text), shown));

  it("keeps a text on one line", () => {
    assert.equal(harmless("a\nb\r\nc\rd\u2028e\tf"), "a b c d e f");
  });

  it("leaves ordinary text alone", () => {
    const texts = [
      "ci-alpha",
      'Expired "ci-alpha" (5 of 7). It cost $5 [see below] at https://coder.example.com.',
      "déploiement à Noël, 14\u202F000 €",
      "Ö\u0308ffentlich",
      "Việt Nam",
      "运行 葛\u{E0101}城",
      "デプロイ",
      "배포",
      "हिन्दी क्\u200Dष",
      "ภาษาไทย",
      "👩\u200D💻 👨🏽\u200D🚀 ❤\uFE0F 1\uFE0F\u20E3 🏳\uFE0F\u200D🌈 🇫🇷",
      "🏴\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}",
    ];
    for (const text of texts) {
      assert.equal(harmless(text), text);
      assert.ok(!hasHidden(text), text);
    }
  });

  it("keeps what is written from right to left readable, and from turning round what stands beside it", () => {
    assert.equal(harmless("בדיקה 2, 5 h"), "\u2068בדיקה\u2069 2, 5 h");
    assert.equal(harmless("می\u200Cخواهم خواند · 12 h"), "\u2068می\u200Cخواهم خواند\u2069 · 12 h");
    assert.equal(harmless('"שלום 3 עולם" expires'), '"\u2068שלום 3 עולם\u2069" expires');
  });

  it("cuts the middle out of what is too long", () => {
    const shown = harmless(`Delete "${"x".repeat(5_000)}"? It cannot be undone.`);
    assert.equal(shown.length, 700);
    assert.match(shown, /^Delete "x+ … x+"\? It cannot be undone\.$/);
    assert.equal(shortened("👩".repeat(10), 13), "👩👩👩 … 👩");
    assert.equal(shortened("123456789", 9), "123456789");
  });

  it("never leaves a link, an icon, a line end, a control character or a character of direction, whatever comes", () => {
    fc.assert(
      fc.property(ugly, (text) => {
        const shown = harmless(text);
        assert.doesNotMatch(shown, link);
        assert.doesNotMatch(shown, icon);
        assert.doesNotMatch(shown, /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u200E\u200F\u061C\u202A-\u202E\u2066\u2067]/u);
        // Isolates come in pairs, around letters of such scripts, and never one within another.
        assert.match(
          shown.replace(/\u2068[^\u2068\u2069\p{Script=Latin}]+\u2069/gu, ""),
          /^[^\u2068\u2069]*$/,
        );
      }),
    );
  });

  it("changes nothing more when a text passes twice", () => {
    fc.assert(fc.property(ugly, (text) => assert.equal(harmless(harmless(text)), harmless(text))));
    fc.assert(
      fc.property(ugly, (text) => assert.equal(harmless(harmless(text, 30), 30), harmless(text, 30))),
    );
  });
});

describe("shownText", () => {
  it("shows every character, and leaves what is only text somewhere else", () => {
    assert.equal(
      shownText("$(trash) [a](command:b) \u202Ec א"),
      "$(trash) [a](command:b) <U+202E>c \u2068א\u2069",
    );
  });

  it("changes nothing more when a text passes twice", () => {
    fc.assert(fc.property(ugly, (text) => assert.equal(shownText(shownText(text)), shownText(text))));
  });
});

describe("hasVisible", () => {
  it("finds nothing to see in what looks empty", () => {
    for (const text of [
      "",
      " ",
      "\u200B",
      "\u00A0\u3000\t\n",
      "\u3164\u2800\u00AD",
      "\u202E\u0301",
      "\uE000",
    ])
      assert.ok(!hasVisible(text), JSON.stringify(text));
  });

  it("sees letters, signs and emoji", () => {
    for (const text of ["a", "\u200Ba", "-", "👩\u200D💻", "ש", "٣", "\u0600"])
      assert.ok(hasVisible(text), text);
  });
});

describe("plainText", () => {
  it("is done with any text in a time that grows with its length alone", () => {
    for (const part of ["\u0301", "א ", "א1", "\u200D", "(\u0301", "](", `א${" ".repeat(99)}a`]) {
      plainText(part.repeat(100_000 / part.length));
      isolated(part.repeat(100_000 / part.length));
    }
  });
});
