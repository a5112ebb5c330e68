import assert from "node:assert/strict";
import { confirmation } from "../../../../../src/commands/tokens/ending/endWords";
import type { LoadedTokens } from "../../../../../src/tokens/list/loadedTokens";
import { useVscode } from "../../../../support/vscode/host";
import { token } from "../../../tokens/auditSupport";
import { sessionAt, stateOf } from "../../../views/pictureSupport";
import { listedAt } from "../../commandSupport";

describe("the question before tokens are ended", () => {
  useVscode();
  const here = sessionAt("coder.example.com", 0);
  const there = sessionAt("other.example.com", 0);
  const cannotExpire = (): Partial<LoadedTokens> => {
    const { last } = stateOf(here, []).state;
    assert.ok(last);
    return { features: { ...last.features, expire: false } };
  };
  const said = (...given: Parameters<typeof confirmation>) => {
    const { detail, ...others } = confirmation(...given);
    return { ...others, detail: detail.join("\n") };
  };

  it("names the only one, what stops working where, and the button says what it does", () => {
    assert.deepEqual(said(listedAt(here, ["deploy"]), "expire"), {
      question: 'Expire "deploy"?',
      detail: "Anything using it on coder.example.com stops working now. This can't be undone.",
      verb: "Expire Token",
      doing: 'Expiring "deploy"',
    });
    assert.deepEqual(said(listedAt(here, ["deploy"]), "delete"), {
      question: 'Delete "deploy"?',
      detail:
        "Anything using it on coder.example.com stops working now, and it won't appear in the list. This can't be undone.",
      verb: "Delete Token",
      doing: 'Deleting "deploy"',
    });
  });

  it("does not say of an expired one that something stops working", () => {
    const { detail } = said(listedAt(here, [token("old", { age: 40 })]), "delete");
    assert.equal(
      detail,
      "It's deleted from coder.example.com, and its name becomes free. This can't be undone.",
    );
  });

  it("says before that a server which cannot expire deletes", () => {
    const one = said(listedAt(here, ["deploy"], cannotExpire()), "expire");
    assert.equal(one.verb, "Delete Token");
    assert.match(one.detail, /^coder\.example\.com can't expire tokens, so it will be deleted\./);
    const mixed = [...listedAt(there, ["backup"]), ...listedAt(here, ["deploy"], cannotExpire())];
    assert.match(
      said(mixed, "expire").detail,
      /\n\ncoder\.example\.com can't expire tokens, so they will be/,
    );
  });

  it("lists several by name, ten at most, with every deployment they are of", () => {
    const names = Array.from({ length: 12 }, (_, index) => `token-${index}`);
    const { question, detail, verb, doing } = said(
      [...listedAt(here, names), ...listedAt(there, ["backup"])],
      "expire",
    );
    assert.deepEqual(
      [question, verb, doing],
      ["Expire 13 tokens?", "Expire 13 Tokens", "Expiring 13 tokens"],
    );
    const listed = [...names.slice(0, 10).map((name) => `• ${name}`), "• and 3 more"];
    assert.equal(
      detail,
      [
        ...listed,
        "",
        "Anything using them on coder.example.com, other.example.com stops working now. This can't be undone.",
      ].join("\n"),
    );
    assert.doesNotMatch(said(listedAt(here, names.slice(0, 10)), "delete").detail, /more/);
  });

  it("says whose each is where those of everybody are listed", () => {
    const keys = [token("ci"), token("ci", { id: "BBBBBBBBBB", username: "bob" })];
    const { detail } = said(listedAt(here, keys, { isEverybodys: true }), "delete");
    assert.match(detail, /^• ci of alice\n• ci of bob\n/);
  });

  it("says that the person signs out with the token they are signed in with, and of no other", () => {
    const own = token("own", { id: here.record.session.expose().slice(0, 10) });
    const sentence = /\n\nYou're signed in with "own" and will be signed out\.$/;
    for (const way of ["expire", "delete"] as const) {
      assert.match(said(listedAt(here, [own]), way).detail, sentence);
      assert.match(said(listedAt(here, ["deploy", own]), way).detail, sentence);
      assert.doesNotMatch(said(listedAt(here, ["deploy", "backup"]), way).detail, /signed out/);
    }
  });
});
