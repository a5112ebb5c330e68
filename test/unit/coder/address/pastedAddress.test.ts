import assert from "node:assert/strict";
import fc from "fast-check";
import { parseDeploymentUrl } from "../../../../src/coder/address/deploymentUrl";
import { pastedAddress } from "../../../../src/coder/address/pastedAddress";

const token = "abcdefghij-0123456789ABCDEFGHIJKL";

function href(text: string): string {
  const parsed = parseDeploymentUrl(text);
  return parsed.ok ? parsed.value.href : `refused: ${parsed.error}`;
}

/** What people copy from a terminal, a browser, a page of documentation or a chat; `@` stands for the address. */
const wrappings: readonly string[] = [
  ...['"@"', "'@'", "`@`", "<@>", "(@)", "[@]", "{@}", "“@”", "‘@’", "«@»", "„@“", "**@**", "_@_", "~~@~~"],
  ...["@,", "@.", "@;", "@!", "@)", '@"', '"@', "@',", '"@",', "(@).", "@/,", "@/."],
  ...["\u200b@\u200b", "\ufeff@", "\u00a0@\u00a0", "\t@\r\n", "\u202a@\u202c"],
  ...["CODER_URL=@", 'CODER_URL="@"', "CODER_URL='@'", "export CODER_URL=@", "export CODER_URL='@';"],
  ...["set CODER_URL=@", "setx CODER_URL @", '$env:CODER_URL = "@"', '$Env:CODER_URL="@"', "ENV CODER_URL=@"],
  ...["CODER_URL: @", '"CODER_URL": "@",', "CODER_ACCESS_URL=@", 'declare -x CODER_URL="@"', "- CODER_URL=@"],
  ...['"coderAccess.url": "@",', '"coder.defaultUrl": "@"', "url: @", "url = '@'", "URL: @", "Access URL: @"],
  ...["View the Web UI: @", "Deployment: @", "Our Coder:  <@>"],
  ...[
    "coder login @",
    "$ coder login @",
    "> coder login @/",
    "coder login '@'",
    "% coder login @ --use-token-as-session",
  ],
  ...[
    `coder login --token ${token} @`,
    "coder --url @ list",
    "coder --url=@ list",
    "/usr/local/bin/coder login @",
  ],
  ...[
    "coder.exe login @",
    "$ export CODER_URL=@",
    "curl -fsSL @/install.sh | sh",
    "`curl @/api/v2/buildinfo`",
  ],
  ...[`curl -H "Coder-Session-Token: ${token}" "@/api/v2/users/me"`, "open @/cli-auth", "wget @"],
  ...[
    "[our Coder](@)",
    "[@](@)",
    '[Coder](@ "the server")',
    "[Coder](<@>)",
    "<@|coder.example.com>",
    "<@|@>",
  ],
  ...['<a href="@">Coder</a>', "<a target=_blank href=@>Coder</a>", "- @", "• @", "1. @", "* @"],
  `export CODER_URL=@\nexport CODER_SESSION_TOKEN=${token}`,
  `CODER_SESSION_TOKEN=${token}\r\nCODER_URL=@\r\n`,
  `CODER_URL=@ CODER_SESSION_TOKEN=${token} coder list`,
];

describe("a command without an address", () => {
  for (const [text, expected] of [
    ["coder login", "coder login"],
    ["coder login --token", "coder login --token"],
    ["coder ssh coder.example.com", "coder ssh coder.example.com"],
    ["coder --url coder.example.com list", "coder.example.com"],
    ["coder --url=coder.example.com list", "coder.example.com"],
    ["coder list --url https://a.example.com --url https://b.example.com", undefined],
  ] as const) {
    it(`is left as it is, but for what its options name: ${text}`, () => {
      assert.equal(pastedAddress(text), expected ?? text);
    });
  }
});

describe("an address as it was copied", () => {
  for (const wrapping of wrappings) {
    it(`${JSON.stringify(wrapping)} is the address in it`, () => {
      const https = wrapping.replaceAll("@", "https://coder.example.com");
      assert.equal(href(https), "https://coder.example.com");
      assert.equal(href(wrapping.replaceAll("@", "http://[::1]:3000/base")), "http://[::1]:3000/base");
    });
  }

  it("needs no scheme after the name of a variable or behind coder login", () => {
    for (const text of [
      "CODER_URL=coder.example.com",
      "coder login coder.example.com",
      '"coder.example.com",',
    ])
      assert.equal(href(text), "https://coder.example.com");

    assert.equal(href("coder login [::1]:3000"), "http://[::1]:3000");
    assert.equal(href("[::1]:3000"), "http://[::1]:3000");
  });

  it("is refused when there are two, or when it stands in a sentence", () => {
    for (const text of [
      "https://a.example.com https://b.example.com",
      "CODER_URL=https://a.example.com\nCODER_URL=https://b.example.com",
      "coder login https://a.example.com --url https://b.example.com",
      "Please use https://a.example.com from now on",
      "https://a.example.com, not https://b.example.com",
      "coder login",
      "coder login --token x",
      "coder list",
      "CODER_URL=",
      "<https://a example.com>",
    ])
      assert.match(href(text), /^refused/, text);
  });

  it("keeps a host and a path that only look like a wrapping", () => {
    assert.equal(href("_host.example.com"), "https://_host.example.com");
    assert.equal(href("url:8443"), "https://url:8443");
    assert.equal(href("coder:3000"), "https://coder:3000");
    assert.equal(href("coder"), "https://coder");
    assert.equal(href("https://example.com/url"), "https://example.com/url");
  });

  it("is read the same wherever it was copied from", () => {
    fc.assert(
      fc.property(fc.constantFrom(...wrappings), fc.domain(), (wrapping, domain) => {
        const plain = href(`https://${domain}/base`);
        assert.equal(href(wrapping.replaceAll("@", `https://${domain}/base`)), plain);
      }),
    );
  });
});
