import assert from "node:assert/strict";
import fc from "fast-check";
import { redact } from "../../../../src/core/token/tokenText";

const letters = Array.from("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");
const letter = fc.constantFrom(...letters);
const text = (length: number) => fc.string({ unit: letter, minLength: length, maxLength: length });
const anyCase = (word: string) =>
  fc
    .array(fc.boolean(), { minLength: word.length, maxLength: word.length })
    .map((upper) => Array.from(word, (char, index) => (upper[index] ? char.toUpperCase() : char)).join(""));

describe("redacting", () => {
  it("hides the secret half of every token, wherever it stands, and leaves its id", () => {
    fc.assert(
      fc.property(text(10), text(22), fc.string(), fc.string(), (id, secret, before, after) => {
        const written = redact(`${before} ${id}-${secret} ${after}`);
        assert.ok(!written.includes(`-${secret}`));
      }),
    );
    assert.equal(redact("key 0123456789-abcdefghijklmnopqrstuv."), "key 0123456789-….");
    assert.ok(!redact("url=%200123456789-abcdefghijklmnopqrstuv").includes("klmnopqrstuv"));
  });

  it("hides the codes, refresh tokens and client secrets of OAuth2", () => {
    fc.assert(
      fc.property(text(10), text(40), fc.string(), fc.string(), (prefix, secret, before, after) => {
        const written = redact(`${before}coder_${prefix}_${secret}${after}`);
        assert.ok(!written.includes(secret));
      }),
    );
    const secret = `coder_0123456789_${"aB3d".repeat(10)}`;
    assert.equal(redact(`refresh_token=${secret}&x=1`), "refresh_token=coder_…&x=1");
  });

  it("hides what follows the name of a secret header or field, in any case and any notation", () => {
    const names = [
      "Coder-Session-Token",
      "Authorization",
      "Proxy-Authorization",
      "Cookie",
      "Set-Cookie",
      "password",
    ];
    const notations = [
      (name: string, value: string) => `${name}: ${value}`,
      (name: string, value: string) => `{"${name}":"${value}"}`,
      (name: string, value: string) => `'${name}': '${value}'`,
      (name: string, value: string) => `${name}=${value}&x=1`,
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...names).chain(anyCase),
        fc.constantFrom(...notations),
        text(16),
        (name, notation, value) => {
          assert.ok(!redact(notation(name, value)).includes(value));
        },
      ),
    );
    assert.ok(!redact("Authorization: Bearer s3cr3t-value").includes("s3cr3t"));
  });

  it("leaves everything else as it is", () => {
    const line =
      "GET /api/v2/users/me/keys/tokens?include_expired=true → 200 in 12 ms (4f3c2b1a-1111-4222-8333-444455556666)";
    assert.equal(redact(line), line);
  });
});
