import assert from "node:assert/strict";
import {
  type AllowEntry,
  completeGrant,
  entryText,
  evaluate,
  expand,
  findTokens,
  lintGrant,
  normalizeAllowList,
  parseAllowEntry,
  parseLifetime,
  requestable,
  tokenIdOf,
} from "../../../src/core";
import allowList from "../../vectors/allow-list.json" with { type: "json" };
import normalise from "../../vectors/allow-list-normalise.json" with { type: "json" };
import authz from "../../vectors/authz.json" with { type: "json" };
import lifetime from "../../vectors/lifetime.json" with { type: "json" };
import lint from "../../vectors/lint.json" with { type: "json" };
import expansion from "../../vectors/scope-expansion.json" with { type: "json" };
import names from "../../vectors/scope-names.json" with { type: "json" };
import tokenText from "../../vectors/token-text.json" with { type: "json" };
import { catalogOf, entryOf } from "./catalogs";

describe("vectors", () => {
  describe("one allow-list entry", () => {
    for (const vector of allowList.cases) {
      it(`${vector.id}: ${JSON.stringify(vector.input)}`, () => {
        const result = parseAllowEntry(vector.input as AllowEntry);
        const expected = vector.normalised ?? vector.readable;
        assert.deepEqual(result.ok ? result.value : undefined, expected);
        if (vector.normalised !== undefined && vector.normalised.id !== "*") {
          const grant = { scopes: ["coder:all"], allowList: [vector.normalised] };
          const type = vector.normalised.type === "*" ? "workspace" : vector.normalised.type;
          const request = { type, id: vector.normalised.id, action: "read" };
          assert.equal(evaluate(catalogOf("2.35"), grant, request).allowed, vector.matches);
        }
      });
    }
  });

  describe("a whole allow list", () => {
    for (const vector of normalise.cases) {
      it(vector.id, () => {
        const result = normalizeAllowList(vector.input.map(entryOf));
        if (vector.output) assert.deepEqual(result.ok && result.value.map(entryText), vector.output);
        else assert.equal(result.ok, false);
      });
    }
  });

  describe("scope names", () => {
    for (const vector of names.cases) {
      it(`${vector.id}: ${vector.input}`, () => {
        if (vector.alias) {
          // The old names are understood, and never sent.
          assert.deepEqual(requestable(catalogOf("2.35"), vector.input), {
            ok: true,
            value: vector.canonical,
          });
          return;
        }
        assert.equal(expand(catalogOf("2.35"), [vector.input]).ok, vector.parse);
        for (const [line, expected] of Object.entries(vector.requestable)) {
          const answer = requestable(catalogOf(line), vector.input);
          assert.equal(answer.ok, expected, line);
          if (answer.ok) assert.equal(answer.value, vector.canonical);
          else assert.ok(answer.error.length > 10);
        }
      });
    }
  });

  describe("scope expansions", () => {
    for (const vector of expansion.cases) {
      it(`${vector.id}: ${vector.scopes.join(" ")} on ${vector.version}`, () => {
        const result = expand(catalogOf(vector.version), vector.scopes);
        assert.deepEqual(result.ok ? result.value : null, vector.permissions);
      });
    }
  });

  describe("access decisions", () => {
    for (const vector of authz.cases) {
      it(`${vector.id}: ${vector.action} on ${vector.object.type}`, () => {
        const grant = { scopes: vector.scopes, allowList: vector.allowList.map(entryOf) };
        const { type, id } = vector.object;
        const decision = evaluate(catalogOf(vector.version), grant, { type, id, action: vector.action });
        assert.equal(decision.allowed ? "allow" : "deny", vector.scope, decision.reason);
      });
    }
  });

  describe("findings", () => {
    for (const vector of lint.cases) {
      it(`${vector.id}: ${vector.scopes.join(" ")} [${vector.allowList.join(" ")}] on ${vector.version}`, () => {
        const catalog = catalogOf(vector.version);
        const grant = { scopes: vector.scopes, allowList: vector.allowList.map(entryOf) };
        const findings = lintGrant(catalog, grant, { userId: lint.ids.ALICE });
        const asserted = new Set(Object.keys(lint.kinds));
        for (const kind of vector.unasserted ?? []) asserted.delete(kind);
        const kinds = [...new Set(findings.map(({ kind }) => kind))].filter((kind) => asserted.has(kind));
        assert.deepEqual(kinds.sort(), vector.kinds);
        if (!vector.completion) return;
        const completed = completeGrant(catalog, grant, { userId: lint.ids.ALICE }).allowList.map(entryText);
        for (const wanted of vector.completion.includes) {
          assert.ok(
            [wanted].flat().some((text) => completed.includes(text)),
            `${completed.join(" ")} lacks ${wanted.toString()}`,
          );
        }
        for (const text of vector.completion.excludes) assert.ok(!completed.includes(text), text);
      });
    }
  });

  describe("lifetimes", () => {
    for (const vector of lifetime.cases) {
      it(`${vector.id}: ${vector.input}`, () => {
        const result = parseLifetime(vector.input);
        assert.equal(result.ok ? result.value : null, vector.seconds);
        assert.equal(result.ok && result.value > 0, vector.usable);
      });
    }
  });

  describe("token texts", () => {
    for (const vector of tokenText.cases) {
      it(vector.id, () => {
        assert.equal(tokenIdOf(vector.text) !== undefined, vector.trimmed);
        const found = findTokens(vector.text);
        assert.deepEqual(
          found.map(({ text }) => text),
          vector.found,
        );
        for (const { text, offset } of found)
          assert.equal(vector.text.slice(offset, offset + text.length), text);
      });
    }
  });
});
