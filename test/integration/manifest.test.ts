import assert from "node:assert/strict";
import * as vscode from "vscode";
import manifest from "../../package.json";
import nls from "../../package.nls.json";
import { commandIds } from "../../src/platform/commands";
import { contextKeys } from "../../src/platform/contextKeys";
import { settingNames } from "../../src/platform/settings";

const { contributes } = manifest;

/** Every text of the manifest, with the path to it. */
function texts(value: unknown, path = ""): [string, string][] {
  if (typeof value === "string") return [[path, value]];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) => texts(child, `${path}.${key}`));
}

const whenClauses = texts(contributes)
  .filter(([path]) => /\.(when|enablement)$|completionEvents/.test(path))
  .map(([, clause]) => clause);

describe("the manifest", () => {
  it("contributes exactly the commands that are registered", async () => {
    const contributed = contributes.commands.map(({ command }) => command).sort();
    assert.deepEqual(contributed, [...commandIds].sort());
    await vscode.extensions.getExtension("coder-access.coder-access")?.activate();
    const registered = await vscode.commands.getCommands(true);
    assert.deepEqual(
      commandIds.filter((id) => !registered.includes(id)),
      [],
    );
  });

  it("files every command under the category, with a title in Title Case", () => {
    for (const { title, category } of contributes.commands) {
      assert.equal(category, "%category%");
      const text = nls[title.slice(1, -1) as keyof typeof nls];
      for (const word of text.split(" "))
        assert.match(word, /^[A-Z]|^(a|an|and|as|the|of|to|in|for|from|with)$/, text);
    }
  });

  it("names only context keys that are set somewhere", () => {
    const named = new Set(
      whenClauses.flatMap((clause) => clause.match(/coderAccess\.\w+(?=\s*(==|!=|&&|\)|$))/g) ?? []),
    );
    const views = ["coderAccess.tokens"];
    for (const key of named)
      assert.ok(contextKeys.some((known) => known === key) || views.includes(key), `nobody sets ${key}`);
  });

  it("names only commands of its own in its texts", () => {
    const links = Object.values(nls).flatMap((text) => [...text.matchAll(/command:([\w.]+)/g)]);
    for (const [, id = ""] of links)
      assert.ok(commandIds.some((known) => known === id) || id === "coderAccess.tokens.focus", id);
  });

  it("takes every setting from the person alone, and declares those that are read", () => {
    const { properties } = contributes.configuration;
    assert.deepEqual(Object.keys(properties).sort(), [...settingNames].sort());
    for (const [name, { scope }] of Object.entries(properties)) assert.equal(scope, "application", name);
  });

  it("has every visible text in package.nls.json, and no text there without a place", () => {
    const used = new Set([...JSON.stringify(manifest).matchAll(/%([\w.]+)%/g)].map(([, key]) => key));
    assert.deepEqual(
      Object.keys(nls).filter((key) => !used.has(key)),
      [],
    );
    assert.deepEqual(
      [...used].filter((key) => key !== undefined && !(key in nls)),
      [],
    );
    for (const [path, text] of texts(contributes)) {
      // Models call tools by these names, and read English.
      if (/^\.languageModelTools\.\d+\.(name|inputSchema\..*)$/.test(path)) continue;
      if (/\.(title|name|description|markdownDescription|contents|altText|category|label)$/.test(path))
        assert.match(text, /^%.*%$/, `${path} is not translated`);
    }
  });

  it("greets each state of the Tokens view with words and one thing to press", () => {
    const states = [
      "session == signedOut",
      "session == keyringFailed",
      "tokens == empty",
      "tokens == error",
      "tokens == refused",
    ];
    for (const state of states) {
      const welcome = contributes.viewsWelcome.find(({ when }) => when.includes(state));
      assert.ok(welcome, `nothing is said when ${state}`);
      const text = nls[welcome.contents.slice(1, -1) as keyof typeof nls];
      const buttons = text.split("\n").filter((line) => /^\[[^\]]+\]\(command:[^)]+\)$/.test(line));
      assert.equal(buttons.length, 1, text);
    }
  });

  it("binds keys to rows of our own views alone, and never while somebody types", () => {
    const commands = contributes.commands.map(({ command }) => command);
    for (const { command, when, args } of contributes.keybindings) {
      assert.ok(commands.includes(command), command);
      assert.match(when, /^focusedView == coderAccess\.(tokens|workspaces) && listFocus && !inputFocus$/);
      assert.equal(args, "selected");
    }
  });

  it("activates for a link, and after every start for what was promised for then; else for what it contributes", () => {
    assert.deepEqual(manifest.activationEvents, ["onUri", "onStartupFinished"]);
  });
});
