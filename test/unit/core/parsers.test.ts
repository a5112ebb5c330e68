import assert from "node:assert/strict";
import fc from "fast-check";
import {
  type AllowEntry,
  entryText,
  expand,
  findTokens,
  formatLifetime,
  normalizeAllowList,
  parseAllowEntry,
  parseLifetime,
  requestable,
  tokenIdOf,
} from "../../../src/core";
import { grantForCommand } from "../../../src/core/commands/grantForCommand";
import { parseServerVersion } from "../../../src/core/release/serverVersion";
import { findRoute } from "../../../src/core/routes/findRoute";
import { entries, runs } from "./arbitraries";
import { catalogOf } from "./catalogs";

const catalog = catalogOf("2.35");
const texts = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({ unit: fc.constantFrom(...Array.from("0123456789abcdefhmnsuyµd:*-{}|. workspacetemplate")) }),
  fc.string({ unit: fc.constantFrom("0", "A", "a", "-"), minLength: 25, maxLength: 45 }),
);

describe("parsers", () => {
  it("read any text without throwing", () => {
    fc.assert(
      fc.property(texts, (text) => {
        const lifetime = parseLifetime(text);
        if (lifetime.ok) assert.ok(Number.isFinite(lifetime.value));
        const entry = parseAllowEntry(text);
        if (entry.ok) assert.deepEqual(parseAllowEntry(entryText(entry.value)), entry);
        for (const { text: found, offset } of findTokens(text)) {
          assert.equal(text.slice(offset, offset + found.length), found);
          assert.equal(tokenIdOf(found), found.startsWith("coder_") ? undefined : found.slice(0, 10));
        }
        tokenIdOf(text);
        parseServerVersion(text);
      }),
      { numRuns: runs },
    );
  });

  it("read any text as a scope, a command or a request without throwing", () => {
    fc.assert(
      fc.property(texts, (text) => {
        assert.equal(typeof requestable(catalog, text).ok, "boolean");
        expand(catalog, [text]);
        grantForCommand(text);
        findRoute(text);
      }),
      { numRuns: Math.min(runs, 5000) },
    );
  });

  it("take anything for an entry without throwing", () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        const result = parseAllowEntry(value as AllowEntry);
        if (!result.ok) assert.notEqual(result.error, "");
      }),
      { numRuns: runs },
    );
  });

  it("take no list for the text of an entry, and half an entry for none", () => {
    const read = (input: unknown): unknown => {
      const result = parseAllowEntry(input as AllowEntry);
      return result.ok ? result.value : result.error;
    };
    for (const input of [
      "workspace:",
      ":*",
      "workspace",
      "",
      { type: ["workspace"], id: "*" },
      { type: "workspace", id: ["*"] },
      { type: 5, id: "*" },
      { type: "", id: "*" },
      { type: "workspace", id: "" },
      null,
    ])
      assert.equal(read(input), "Enter a type and an ID, for example workspace:*.", JSON.stringify(input));

    assert.deepEqual(read(" workspace:* "), { type: "workspace", id: "*" });
    assert.equal(read("moon:*"), "This deployment has no resource type moon.");
    assert.equal(read("workspace:moon"), "moon is neither a UUID nor *.");
  });

  it("make everything of an empty list, and nothing of one with an entry that is none", () => {
    assert.deepEqual(normalizeAllowList([]), { ok: true, value: [{ type: "*", id: "*" }] });
    const list = [
      { type: "workspace", id: "*" },
      { type: "moon", id: "*" },
    ];
    assert.deepEqual(normalizeAllowList(list), {
      ok: false,
      error: "This deployment has no resource type moon.",
    });
  });

  it("write a lifetime that reads back the same", () => {
    const seconds = fc.oneof(
      fc.integer({ min: -9_000_000_000, max: 9_000_000_000 }),
      fc.integer({ min: 1, max: 86_400_000 }).map((milliseconds) => milliseconds / 1000),
      fc.constantFrom(0.25, 1e-9, 0.000001, 604800, 31536000),
    );
    fc.assert(
      fc.property(seconds, (value) => {
        assert.deepEqual(parseLifetime(formatLifetime(value)), { ok: true, value: value === 0 ? 0 : value });
      }),
      { numRuns: runs },
    );
  });

  it("normalise a list only once", () => {
    fc.assert(
      fc.property(fc.array(entries, { maxLength: 12 }), (list) => {
        const once = normalizeAllowList(list);
        assert.ok(once.ok);
        assert.deepEqual(normalizeAllowList(once.value), once);
        assert.deepEqual(normalizeAllowList([...list].reverse()), once);
      }),
      { numRuns: runs },
    );
  });
});
