import assert from "node:assert/strict";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { Linter, type Rule } from "eslint";
import tseslint from "typescript-eslint";

const rulesIn = async (file: string) =>
  (await import(pathToFileURL(path.resolve("scripts", "eslint", file)).href)) as Record<
    string,
    Rule.RuleModule
  >;

describe("the dialect of the sources", () => {
  const linter = new Linter();
  let config: Linter.Config;
  before(async () => {
    const { docstrings, docstringForm } = await rulesIn("docstrings.mjs");
    const { readonlyTypes } = await rulesIn("readonlyTypes.mjs");
    assert.ok(docstrings && docstringForm && readonlyTypes);
    config = {
      files: ["**/*.ts"],
      languageOptions: { parser: tseslint.parser },
      plugins: { ours: { rules: { docstrings, form: docstringForm, readonly: readonlyTypes } } },
      rules: { "ours/docstrings": "error", "ours/form": "error", "ours/readonly": "error" },
    };
  });
  const fixed = (code: string) => linter.verifyAndFix(code, config, "x.ts").output;
  const said = (code: string) => linter.verify(code, config, "x.ts").map(({ message }) => message);

  it("wants a docstring for what a module gives to others, and for nothing else", () => {
    const missing = (name: string) => [
      `${name} has no docstring: say what it takes and gives, and which errors it raises.`,
    ];
    assert.deepEqual(said("export function read() {}"), missing("read"));
    assert.deepEqual(said("export const read = async () => 1;"), missing("read"));
    assert.deepEqual(said("// Why it is so.\nexport function read() {}"), missing("read"));
    assert.deepEqual(said("export class Store {\n  read() {}\n}"), missing("Store.read"));
    for (const code of [
      "/** Reads. */\nexport function read() {}",
      "function read() {}",
      "export const most = 7;",
      "class Store {\n  read() {}\n}",
      "export class Store {\n  constructor() {}\n  #read() {}\n  protected write() {}\n  dispose() {}\n}",
      "/** Reads. */\nexport function read(a: string): void;\nexport function read(a: number): void;\nexport function read(a: unknown) {}",
    ])
      assert.deepEqual(said(code), [], code);
  });

  it("writes docstrings in one form", () => {
    assert.equal(
      fixed(`/**
 * Reads.
 *
 * @param {string} name - of the file
 * @return the text, or
 *   nothing
 * @exception NotFound
 */
export function read(name: string) {}`),
      `/**
 * Reads.
 * @param name of the file.
 * @returns the text, or
 *   nothing.
 * @throws NotFound
 */
export function read(name: string) {}`,
    );
    const fine = "/** Reads. @param name of the file; without it all. @throws NotFound or Cancelled */\n";
    assert.deepEqual(said(`${fine}export function read(name: string) {}`), []);
  });

  it("takes no docstring of another function, none that says nothing, and none in another order", () => {
    const other = "/** Reads. @param file what is read. */\nexport function read(name: string) {}";
    assert.deepEqual(said(other), ["There is no parameter file."]);
    assert.deepEqual(said(other.replace("name: string", "{ name }: Named")), []);
    assert.deepEqual(said("/**\n * Reads.\n * @returns\n */\nexport function read() {}"), [
      "Say what it is.",
    ]);
    assert.deepEqual(said("/** @throws NotFound @returns the text. */\nexport function read() {}"), [
      "Write @param, then @returns, then @throws.",
    ]);
  });

  it("makes the properties of exported types readonly", () => {
    assert.equal(
      fixed('export type Row = { id: string; of?: { n: 1 }; at: Extract<Some, { kind: "a" }> };'),
      'export type Row = { readonly id: string; readonly of?: { readonly n: 1 }; readonly at: Extract<Some, { kind: "a" }> };',
    );
    assert.deepEqual(said("type Counter = { count: number };"), []);
  });
});
