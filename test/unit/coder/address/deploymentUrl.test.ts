import assert from "node:assert/strict";
import fc from "fast-check";
import { parseDeploymentUrl } from "../../../../src/coder/address/deploymentUrl";

function href(text: string): string {
  const parsed = parseDeploymentUrl(text);
  return parsed.ok ? parsed.value.href : `refused: ${parsed.error}`;
}

function sentence(text: string): string {
  const parsed = parseDeploymentUrl(text);
  return parsed.ok ? `accepted: ${parsed.value.href}` : parsed.error;
}

describe("parseDeploymentUrl", () => {
  describe("normalises", () => {
    const cases: Readonly<Record<string, string>> = {
      "https://coder.example.com": "https://coder.example.com",
      "  https://coder.example.com/  ": "https://coder.example.com",
      "coder.example.com": "https://coder.example.com",
      "HTTPS://Coder.Example.COM": "https://coder.example.com",
      "https://coder.example.com:443/": "https://coder.example.com",
      "http://coder.example.com:80": "http://coder.example.com",
      "http://coder.example.com": "http://coder.example.com",
      "https://coder.example.com:8443": "https://coder.example.com:8443",
      "coder.example.com:8443/base/": "https://coder.example.com:8443/base",
      "https://coder.example.com/Base/Path": "https://coder.example.com/Base/Path",
      "https://coder.example.com//base///path//": "https://coder.example.com/base/path",
      "coder.example.com.": "https://coder.example.com",
      "coder.example.com.:8443": "https://coder.example.com:8443",
      "bücher.example.com": "https://xn--bcher-kva.example.com",
      "https://coder.example.com/bücher": "https://coder.example.com/b%C3%BCcher",
      localhost: "http://localhost",
      "localhost:3000": "http://localhost:3000",
      "dev.localhost:3000": "http://dev.localhost:3000",
      "127.0.0.1:3000": "http://127.0.0.1:3000",
      "127.1:3000": "http://127.0.0.1:3000",
      "[::1]:3000": "http://[::1]:3000",
      "https://localhost:3000": "https://localhost:3000",
      "192.168.1.5:3000": "https://192.168.1.5:3000",
      "[2001:DB8::1]": "https://[2001:db8::1]",
      my_host: "https://my_host",
    };
    for (const [text, expected] of Object.entries(cases)) {
      it(JSON.stringify(text), () => {
        assert.equal(href(text), expected);
      });
    }

    it("and says what it is made of", () => {
      assert.deepEqual(parseDeploymentUrl("Coder.Example.com:8443/base/"), {
        ok: true,
        value: {
          href: "https://coder.example.com:8443/base",
          origin: "https://coder.example.com:8443",
          host: "coder.example.com:8443",
          scheme: "https",
          isLoopback: false,
        },
      });
    });

    for (const [text, expected] of Object.entries({
      "localhost:1": true,
      "a.localhost": true,
      "127.9.9.9": true,
      "[::1]": true,
      "localhost.example.com": false,
      notlocalhost: false,
      "127.example.com": false,
      "10.0.0.1": false,
      "[::2]": false,
    })) {
      it(`and knows that ${text} is ${expected ? "" : "not "}loopback`, () => {
        const parsed = parseDeploymentUrl(text);
        assert.equal(parsed.ok && parsed.value.isLoopback, expected);
      });
    }
  });

  describe("reduces the address of a page to its deployment", () => {
    for (const page of [
      "/cli-auth",
      "/login",
      "/setup",
      "/settings",
      "/settings/tokens",
      "/settings/tokens/new",
      "/workspaces",
      "/workspaces/",
      "/templates/docker/workspace",
      "/@alice/alpha",
      "/@alice/alpha/builds/3",
      "/api/v2/buildinfo",
      "/login/login",
      "/login?redirect=%2Fcli-auth",
      "/cli-auth?x=1#y",
      "/cli-auth#top",
      "/workspaces?filter=owner%3Ame",
      "/workspaces?filter=owner:me status:running",
      "/@alice/alpha.main/terminal?command=bash",
      "/%40alice/alpha",
      "/tasks",
      "/tasks/alice/8d4f2c1a",
      "/organizations/o/members",
      "/organizations/o/groups/My%20Group",
      "/health/access-url",
      "/healthz",
      "/external-auth/github",
      "/gitauth/github",
      "/logs/audit",
      "/logs/connection?filter=a%2fb",
      "/audit?filter=x",
      "/agents",
      "/agents/settings/models",
      "/chats/1",
      "/starter-templates",
      "/starter-templates/docker",
      "/reset-password",
      "/reset-password/change?otp=1",
      "/groups/x",
      "/connectionlog",
      "/icons",
      "/icon/coder.svg",
      "/ai/settings/models",
      "/ai-gateway/sessions/1",
      "/aibridge",
      "/deployment/users?filter=status%3Aactive",
      "/users",
      "/install",
      "/install.sh",
      "/oauth2/authorize?client_id=1",
      "/swagger/index.html",
      "/derp/latency-check",
      "/api/experimental/chats",
      "/workspaces,",
      "/login.",
      "/login./workspaces",
    ]) {
      it(page, () => {
        assert.equal(href(`https://coder.example.com${page}`), "https://coder.example.com");
        assert.equal(href(`coder.example.com:8443/base${page}`), "https://coder.example.com:8443/base");
      });
    }

    for (const [path, base] of [
      ["/base./workspaces", "/base"],
      ["/base,/login", "/base"],
      ['/base/"/workspaces', "/base"],
      ['/base./"/workspaces', "/base"],
      ['/base/workspaces/"./login', "/base"],
    ] as const) {
      it(`${path}, without what was copied along`, () => {
        assert.equal(href(`https://coder.example.com${path}`), `https://coder.example.com${base}`);
      });
    }

    it("but not one that only looks like it", () => {
      assert.equal(href("https://example.com/cli-authority"), "https://example.com/cli-authority");
      assert.equal(href("https://example.com/my-workspaces"), "https://example.com/my-workspaces");
      assert.equal(href("https://example.com/ai"), "https://example.com/ai");
      assert.equal(href("https://example.com/api"), "https://example.com/api");
      assert.equal(href("https://example.com/api/v3"), "https://example.com/api/v3");
    });
  });

  describe("refuses with a sentence of its own", () => {
    const groups: Readonly<Record<string, { says: RegExp; texts: readonly string[] }>> = {
      nothing: { says: /^Enter the address/, texts: ["", "  ", "\t\n"] },
      credentials: {
        says: /user name and password/,
        texts: [
          "https://user:pass@coder.example.com",
          "user@coder.example.com",
          "https://@coder.example.com",
          "https://coder.example.com@evil.example.com",
          "https://coder.example.com:443@evil.example.com/base",
        ],
      },
      "a query": {
        says: /\?/,
        texts: [
          "https://coder.example.com?a=b",
          "https://coder.example.com/?x",
          "https://coder.example.com/base?redirect=/login",
        ],
      },
      "a fragment": { says: /#/, texts: ["https://coder.example.com#top", "coder.example.com/#", "a/#?x"] },
      "parent folders": {
        says: /\. and \.\./,
        texts: [
          "https://coder.example.com/..",
          "https://coder.example.com/a/../b",
          "https://coder.example.com/a/%2e%2e/b",
          "https://coder.example.com/a/%2E./b",
          "https://coder.example.com/a/.%2e",
          "https://coder.example.com/%252e%252e/b",
          "https://coder.example.com/./b",
        ],
      },
      "another scheme": {
        says: /https:\/\/, not /,
        texts: [
          "ftp://coder.example.com",
          "file:///etc/passwd",
          "vscode://coder",
          "javascript://x",
          "ws://a",
          "httpss://a",
        ],
      },
      "spaces and invisible characters": {
        says: /space or an invisible/,
        texts: [
          "https://coder example.com",
          "https://coder.example.com/a b",
          "https://coder.example\u0000.com",
          "https://coder\u200b.example.com",
          "https://coder.exam\nple.com",
          "https://coder\u202e.example.com",
        ],
      },
      backslashes: {
        says: /instead of \\/,
        texts: ["https:\\\\coder.example.com", "https://coder.example.com\\@evil.com", "\\\\coder"],
      },
      "no host": {
        says: /name of the server is missing/,
        texts: ["https://", "https:///base", "//coder.example.com", "/base", "https://:8443", "http:///"],
      },
      "what is no host": {
        says: /isn't the address of a server/,
        texts: [
          "https://coder.example.com:port",
          "https://coder.example.com:99999",
          "https://coder.example.com:0",
          "https://a..b",
          "https://.a",
          "https://*.example.com",
          "https://[::1",
          "https://1.2.3.256",
          "https:/coder.example.com",
          "javascript:alert(1)",
          "https://co%20der",
        ],
      },
      "encoded separators": {
        says: /encoded character/,
        texts: [
          "https://coder.example.com/a%2fb",
          "https://coder.example.com/a%5Cb",
          "https://coder.example.com/a%00",
          "https://coder.example.com/a%20b",
          "https://coder.example.com/a%252fb",
          "https://coder.example.com/a%3fb",
          "https://coder.example.com/%",
          "https://coder.example.com/%zz",
        ],
      },
    };
    for (const [name, { says, texts }] of Object.entries(groups)) {
      for (const text of texts) {
        it(`${name}: ${JSON.stringify(text)}`, () => {
          assert.match(sentence(text), says);
        });
      }
    }

    it("each unlike the others", () => {
      const sentences = Object.values(groups).map(({ texts }) => sentence(texts[0] ?? ""));
      assert.equal(new Set(sentences).size, sentences.length);
    });
  });

  describe("always", () => {
    const piece = fc.oneof(
      fc.constantFrom(
        "https://",
        "http://",
        "HTTP://",
        "localhost",
        "coder.example.com",
        ":8443",
        ":80",
        ":443",
        "/",
      ),
      fc.constantFrom(
        "..",
        "%2e",
        "%2F",
        "@",
        "?",
        "#",
        "\\",
        "login",
        "/cli-auth",
        "[::1]",
        "%",
        ".",
        "//",
        "é",
        " ",
      ),
      fc.string({ unit: "binary", maxLength: 5 }),
      fc.webPath(),
      fc.domain(),
    );
    const text = fc.oneof(
      fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join("")),
      fc.webUrl(),
      fc.string(),
    );

    it("answers without throwing, with a deployment or a sentence", () => {
      fc.assert(
        fc.property(text, (input) => {
          const parsed = parseDeploymentUrl(input);
          assert.ok(parsed.ok || parsed.error.length > 10);
        }),
        { numRuns: 3000 },
      );
    });

    it("reads its own result back unchanged", () => {
      fc.assert(
        fc.property(text, (input) => {
          const parsed = parseDeploymentUrl(input);
          fc.pre(parsed.ok);
          assert.deepEqual(parseDeploymentUrl(parsed.value.href), parsed);
        }),
        { numRuns: 2000, maxSkipsPerRun: 1000 },
      );
    });

    it("gives an address that every URL parser takes for the same host and path", () => {
      fc.assert(
        fc.property(text, (input) => {
          const parsed = parseDeploymentUrl(input);
          fc.pre(parsed.ok);
          const { href: address, origin, host, scheme } = parsed.value;
          const url = new URL(address);
          assert.deepEqual([url.origin, url.host, url.protocol], [origin, host, `${scheme}:`]);
          assert.equal(url.origin + url.pathname.replace(/\/$/, ""), address);
          assert.deepEqual([url.username, url.password, url.search, url.hash], ["", "", "", ""]);
        }),
        { numRuns: 2000, maxSkipsPerRun: 1000 },
      );
    });
  });
});
