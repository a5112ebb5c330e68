import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { parseEnv } from "node:util";
import { plainUrl } from "../../../../src/coder/address/plainUrl";
import { Secret } from "../../../../src/core/token/secret";
import { shownSnippets, snippetText, useFor } from "../../../../src/webviews/delivery/snippets";
import { type Use, uses } from "../../../../src/webviews/delivery/way";

const text = "abcdefghij-0123456789ABCDEFGHIJKL";
const secret = new Secret(text);
const url = "https://coder.example.com";
const hostile = [
  "http://[::1]:3000",
  "https://h/$(touch pwned)",
  "https://h/it's`id`",
  'https://h/"&calc&"',
  "https://h/#comment ${x} %PATH% !x! *",
  "https://h/a\nMORE=1",
];
const copied = (use: Use, at = url, block = 0) => snippetText(use, block, at, secret)?.text.expose() ?? "";

describe("the snippets that make a token available", () => {
  for (const [use, expected] of [
    ["bash", `export CODER_URL=${url}\nexport CODER_SESSION_TOKEN=${text}`],
    ["fish", `set -gx CODER_URL ${url}\nset -gx CODER_SESSION_TOKEN ${text}`],
    ["powerShell", `$env:CODER_URL = "${url}"\n$env:CODER_SESSION_TOKEN = "${text}"`],
    ["env", `CODER_URL=${url}\nCODER_SESSION_TOKEN=${text}`],
    ["gitHub", `gh variable set CODER_URL --body ${url}\ngh secret set CODER_SESSION_TOKEN --body ${text}`],
    ["gitLab", `glab variable set CODER_URL ${url}\nglab variable set CODER_SESSION_TOKEN ${text} --masked`],
    ["docker", `docker run --env CODER_URL=${url} --env CODER_SESSION_TOKEN=${text} IMAGE`],
  ] as const)
    it(`for ${use}`, () => assert.equal(copied(use), expected));

  it("for a workflow, which has no secret in it", () => {
    const block = snippetText("gitHub", 1, url, secret);
    assert.match(
      block?.text.expose() ?? "",
      /CODER_SESSION_TOKEN: \$\{\{ secrets\.CODER_SESSION_TOKEN \}\}$/,
    );
    assert.equal(block?.hasSecret, false);
  });

  it("are shown as they are copied, with dots in place of the secret", () => {
    const shown = shownSnippets(url, secret);
    assert.deepEqual(
      shown.map(({ use }) => use),
      uses,
    );
    for (const { use, blocks } of shown) {
      for (const [block, { text: line }] of blocks.entries())
        assert.equal(line.replaceAll("••••••", text), copied(use, url, block));
    }

    assert.ok(!JSON.stringify(shown).includes(text));
  });

  it("are not there for a secret that Coder would not make: nobody knows what pasting it would do", () => {
    for (const other of ["a$(id)-b", "a b", "a\nb", "", "a'b"]) {
      assert.deepEqual(shownSnippets(url, new Secret(other)), []);
      assert.equal(snippetText("bash", 0, url, new Secret(other)), undefined);
    }
  });

  it("have no such block", () => assert.equal(snippetText("bash", 1, url, secret), undefined));

  for (const at of hostile) {
    it(`run nothing that the URL says, and set it: ${JSON.stringify(at)}`, () => {
      for (const use of uses) {
        // Only what the snippets themselves say has a meaning: their own words are the same for every URL.
        const [ours, theirs] = [copied(use), copied(use, at)];
        assert.equal(theirs.split("\n").length, ours.split("\n").length, use);
        assert.ok(theirs.includes(plainUrl(at)), use);
        assert.doesNotMatch(theirs.replace(/\$env:/g, ""), /[$`'&;|<>*!#(){}\\]/, use);
      }
      assert.deepEqual(parseEnv(copied("env", at)), { CODER_URL: plainUrl(at), CODER_SESSION_TOKEN: text });
    });

    (process.platform === "win32" ? it.skip : it)(`is what a shell has then: ${JSON.stringify(at)}`, () => {
      const script = `${copied("bash", at)}\nprintf '%s %s' "$CODER_URL" "$CODER_SESSION_TOKEN"`;
      const said = execFileSync("/bin/sh", ["-c", script], { encoding: "utf8", env: {} });
      assert.equal(said, `${plainUrl(at)} ${text}`);
    });
  }

  for (const [program, use] of [
    ["/usr/bin/fish", "fish"],
    ["/bin/bash", "bash"],
    ["/usr/bin/zsh", "bash"],
    ["C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe", "powerShell"],
    ["C:\\Windows\\System32\\cmd.exe", "powerShell"],
    ["", "bash"],
  ] as const) {
    it(`shows ${use} first where the shell is ${JSON.stringify(program)}`, () =>
      assert.equal(useFor(program), use));
  }
});
