import assert from "node:assert/strict";

/** The words for actions, longest first, and what they stand for; written anew here, so that the engine's cannot be wrong alone. */
const verbs: readonly (readonly [words: string, actions: string])[] = [
  ["create, push versions of and share", "create"],
  ["change the schedule and settings of", "update"],
  ["change the settings of", "update_personal"],
  ["view the settings of", "read_personal"],
  ["push versions of and share", "create"],
  ["open apps in", "application_connect"],
  ["run commands in", "ssh"],
  ["change", "update"],
  ["create", "create"],
  ["delete", "delete"],
  ["start", "start"],
  ["stop", "stop"],
  ["read", "read"],
  ["use", "use"],
];

const wholes: Readonly<Record<string, string>> = {
  "all workspaces": "workspace",
  "all templates": "template",
  "all users": "user",
  "all your tokens": "api_key",
  "all files": "file",
  "all organizations": "organization",
  "all your secrets": "user_secret",
};

const thing = /(?:, | and )?\b(\w+):([0-9a-f-]{36})/g;

/** Reads back a sentence such as `read and start workspace:<id>; read all templates`: what it names, sorted; it must hold no more. */
export function readSentence(sentence: string): { permissions: string[]; things: string[] } {
  const permissions = new Set<string>();
  const things = new Set<string>();
  for (const phrase of sentence.split("; ")) {
    const whole = Object.keys(wholes).find((words) => phrase.endsWith(` ${words}`));
    const listed = [...phrase.matchAll(thing)];
    const type = whole === undefined ? listed[0]?.[1] : wholes[whole];
    assert.ok(type !== undefined, phrase);
    if (whole !== undefined) things.add(`${type}:*`);
    for (const [, of, id] of listed) things.add(`${of}:${id}`);
    let rest = phrase.replace(thing, "").replace(whole ?? "", "");
    for (const [words, action] of verbs) {
      if (!new RegExp(`\\b${words}\\b`).test(rest)) continue;
      rest = rest.replace(words, "");
      permissions.add(`${type}:${action}`);
    }
    assert.match(rest, /^(,| |and)*$/, `${sentence}: ${rest}`);
  }
  return { permissions: [...permissions].sort(), things: [...things].sort() };
}
