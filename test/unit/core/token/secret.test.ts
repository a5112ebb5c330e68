import assert from "node:assert/strict";
import { format, formatWithOptions, inspect } from "node:util";
import { deserialize, serialize } from "node:v8";
import { Secret } from "../../../../src/core/token/secret";
import { openLog } from "../../../../src/platform/log";
import { host, useVscode } from "../../../support/vscode/host";

const id = "abcdefghij";
const hidden = "0123456789ABCDEFGHIJKL";
const text = `${id}-${hidden}`;

/** As code sees it that does not know the type: what the compiler and the linter refuse is tried at run time. */
const untyped = (secret: Secret) => secret as unknown as string;

/** What a careless line of code might do with one, and the text that would come of it. */
const careless: readonly [what: string, textOf: (secret: Secret) => string][] = [
  ["a template", (secret) => `of ${untyped(secret)}`],
  ["a sum", (secret) => "of " + untyped(secret)],
  ["a number", (secret) => String(Number(secret))],
  ["String()", (secret) => String(secret)],
  ["toString()", (secret) => secret.toString()],
  ["toLocaleString()", (secret) => secret.toLocaleString()],
  ["a list that is joined", (secret) => ["Bearer", secret].join(" ")],
  ["the name of a property", (secret) => Object.keys({ [untyped(secret)]: 1 }).join()],
  ["an address", (secret) => new URLSearchParams({ token: untyped(secret) }).toString()],
  ["JSON", (secret) => JSON.stringify(secret)],
  ["JSON of what holds it", (secret) => JSON.stringify({ list: [{ session: secret }], secret })],
  ["an inspection", (secret) => inspect(secret)],
  [
    "an inspection of everything",
    (secret) => inspect({ deep: [{ secret }] }, { depth: 20, showHidden: true }),
  ],
  [
    "an inspection that asks nobody",
    (secret) => inspect({ secret }, { customInspect: false, depth: 20, showHidden: true, getters: false }),
  ],
  [
    "what console.log writes",
    (secret) => format("%s %o %O %j", secret, secret, { secret }, { secret }, secret),
  ],
  [
    "the same in colours",
    (secret) => formatWithOptions({ colors: true, showHidden: true }, secret, [secret]),
  ],
  [
    "its properties",
    (secret) =>
      inspect([Object.entries(secret), Object.getOwnPropertyNames(secret), Reflect.ownKeys(secret)]),
  ],
  [
    "a copy of its properties",
    (secret) => inspect([{ ...(secret as object) }, Object.assign({}, secret)], { showHidden: true }),
  ],
  [
    "a loop over them",
    (secret) => {
      const found: unknown[] = [];
      for (const name in secret) found.push(name, Reflect.get(secret, name));
      return inspect(found);
    },
  ],
  ["a message to a page or a worker", (secret) => inspect(structuredClone({ secret }), { showHidden: true })],
  ["what is written for another process", (secret) => serialize({ secret }).toString("latin1")],
  ["what another process reads", (secret) => inspect(deserialize(serialize([secret])), { showHidden: true })],
  ["the message of an error", (secret) => inspect(new Error(untyped(secret)))],
  [
    "the cause of an error",
    (secret) => inspect(new Error("No.", { cause: secret }), { depth: 20, showHidden: true }),
  ],
  [
    "a property of an error",
    (secret) => inspect(Object.assign(new Error("No."), { secret }), { showHidden: true }),
  ],
  [
    "the message of an assertion",
    (secret) => {
      try {
        assert.deepEqual({ secret }, { secret: "another" });
        return "";
      } catch (error) {
        return inspect(error, { depth: 20, showHidden: true });
      }
    },
  ],
];

describe("a secret", () => {
  const secret = new Secret(text);

  for (const [what, textOf] of careless) {
    it(`is not in ${what}`, () => {
      const found = textOf(secret);
      assert.ok(!found.includes(hidden), found);
      assert.ok(!found.includes(Buffer.from(hidden).toString("base64")), found);
    });
  }

  it("looks like one wherever it was written by accident", () => {
    const seen = [`of ${untyped(secret)}`, String(secret), inspect(secret), JSON.stringify([secret])];
    assert.deepEqual(seen, ["of ••••", "••••", "••••", '["••••"]']);
  });

  it("gives its text to whoever asks for it by that name", () => {
    assert.equal(secret.expose(), text);
    assert.equal(new Secret("").expose(), "");
  });

  it("is compared without being shown", () => {
    assert.ok(secret.equals(new Secret(text)));
    assert.ok(!secret.equals(new Secret(`${text} `)));
    assert.ok(!secret.equals(new Secret("")));
    assert.ok(!secret.equals(undefined));
  });

  it("tells what is no secret: the id of a token, and whether it is empty", () => {
    assert.equal(secret.tokenId, id);
    assert.equal(new Secret("correct horse").tokenId, undefined);
    assert.deepEqual([secret.isEmpty, new Secret("").isEmpty], [false, true]);
  });

  it("can be told from every text and every likeness of it", () => {
    assert.ok(secret instanceof Secret);
    const likeness: unknown = structuredClone(secret);
    assert.ok(!(likeness instanceof Secret));
    assert.throws(() => secret.equals(likeness as Secret), TypeError);
  });

  describe("that is thrown, or in what is thrown", () => {
    useVscode();

    it("is in no line of the log", () => {
      const log = openLog();
      const careful = new Error("It failed", { cause: secret });
      for (const thrown of [secret, careful, new Error(untyped(secret)), { secret }, [secret]])
        log.error("Signing in failed", thrown);
      for (const level of ["trace", "info", "warn", "error"] as const) log[level](String(secret));
      const lines = host.logLines.join("\n");
      log.dispose();
      assert.match(lines, /Signing in failed: ••••/);
      assert.ok(!lines.includes(hidden), lines);
    });
  });
});
