import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { type Coderd, startCoderd } from "../../coderd";
import { ask } from "./ask";

/** A browser as far as these pages need one: it keeps cookies and follows redirects by hand. */
class Visitor {
  private readonly cookies = new Map<string, string>();

  constructor(private readonly origin: string) {}

  async send(
    address: string,
    form?: Record<string, string>,
  ): Promise<{ url: string; status: number; html: string; location: string | null }> {
    const response = await fetch(new URL(address, this.origin), {
      redirect: "manual",
      headers: { Cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ") },
      ...(form === undefined ? {} : { method: "POST", body: new URLSearchParams(form) }),
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [name = "", value = ""] = cookie.split(";", 1)[0]?.split("=") ?? [];
      this.cookies.set(name, value);
    }
    return {
      url: response.url,
      status: response.status,
      html: await response.text(),
      location: response.headers.get("location"),
    };
  }

  /** Goes where a redirect leads. */
  async follow({ location, url }: { location: string | null; url: string }) {
    assert.ok(location !== null, "there is a redirect");
    return this.send(new URL(location, url).href);
  }
}

const credentials = { email: "alice@example.com", password: "coder-access" };

function tokenIn(html: string): string {
  return /data-session-token="([^"]+)"/.exec(html)?.[1] ?? "";
}

for (const basePath of ["", "/coder"]) {
  describe(`pages below ${basePath || "the root"}`, () => {
    let server: Coderd;
    before(async () => {
      server = await startCoderd({ basePath });
    });
    after(() => server.stop());

    it("lead from cli-auth to the form and back, and hand out a session that works", async () => {
      const visitor = new Visitor(server.url);
      const turnedAway = await visitor.send(`${server.url}/cli-auth`);
      assert.deepEqual([turnedAway.status, turnedAway.location], [303, "login?redirect=cli-auth"]);
      const form = await visitor.follow(turnedAway);
      assert.match(form.html, /type="password"/);
      const redirect = /name="redirect" value="([^"]+)"/.exec(form.html)?.[1] ?? "";
      const page = await visitor.follow(
        await visitor.send(`${server.url}/login`, { ...credentials, redirect }),
      );
      assert.equal(page.status, 200);
      assert.match(page.html, /Copy session token/);
      assert.equal((await ask(server, tokenIn(page.html), "GET", "/api/v2/users/me")).status, 200);
    });

    it("make another session key on each load, by the rules of POST /users/me/keys", async () => {
      const visitor = new Visitor(server.url);
      await visitor.send(`${server.url}/login`, credentials);
      const load = async (): Promise<string> => tokenIn((await visitor.send(`${server.url}/cli-auth`)).html);
      const [first, second] = [await load(), await load()];
      assert.notEqual(first, second);
      const key = server.store.keys.get(second.slice(0, 10));
      assert.deepEqual(
        [key?.loginType, key?.scopes, key?.lifetimeSeconds],
        ["password", ["coder:all"], 604_800],
      );
    });

    it("show the form again after a wrong password", async () => {
      const page = await new Visitor(server.url).send(`${server.url}/login`, {
        ...credentials,
        password: "wrong",
      });
      assert.equal(page.status, 401);
      assert.match(page.html, /role="alert"/);
    });

    it("name nothing by an absolute path, so that any prefix works", async () => {
      const visitor = new Visitor(server.url);
      await visitor.send(`${server.url}/login`, credentials);
      for (const path of ["/", "/login", "/workspaces", "/settings/tokens", "/cli-auth", "/nowhere"]) {
        const { html } = await visitor.send(server.url + path);
        const addresses = [...html.matchAll(/(?:href|src|action)="([^"]*)"/g)].map((match) => match[1] ?? "");
        assert.ok(addresses.length > 0, path);
        assert.deepEqual(
          addresses.filter((address) => /^(\/|https?:)/.test(address)),
          [],
          path,
        );
      }
    });

    it("load their style and script from where they say", async () => {
      const visitor = new Visitor(server.url);
      await visitor.send(`${server.url}/login`, credentials);
      const { html, url } = await visitor.send(`${server.url}/cli-auth`);
      for (const [, address = ""] of html.matchAll(/(?:href="([^"]*\.css)|src="([^"]*))"/g))
        assert.equal((await fetch(new URL(address, url))).status, 200, address);
    });

    it("show the person's tokens and workspaces", async () => {
      const visitor = new Visitor(server.url);
      await visitor.send(`${server.url}/login`, credentials);
      assert.match((await visitor.send(`${server.url}/settings/tokens`)).html, /laptop-2024/);
      assert.match((await visitor.send(`${server.url}/workspaces`)).html, /vision-training/);
    });

    it("end the session on signing out", async () => {
      const visitor = new Visitor(server.url);
      await visitor.send(`${server.url}/login`, credentials);
      await visitor.send(`${server.url}/logout`, {});
      assert.equal((await visitor.send(`${server.url}/cli-auth`)).status, 303);
    });

    it("lead back to known pages only", async () => {
      for (const redirect of ["https://evil.example", "//evil.example", "/api/v2/users/me"]) {
        const { location } = await new Visitor(server.url).send(`${server.url}/login`, {
          ...credentials,
          redirect,
        });
        assert.equal(location, "./", redirect);
      }
    });
  });
}

it("a proxy that strips a prefix carries a person through signing in", async () => {
  const server = await startCoderd();
  const proxy = createServer((incoming, outgoing) => {
    const path = (incoming.url ?? "").replace(/^\/proxy\/\d+/, "");
    const { headers, method } = incoming;
    const onward = request(
      server.url + path,
      { headers, ...(method === undefined ? {} : { method }) },
      (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
      },
    );
    incoming.pipe(onward);
  }).listen(0, "127.0.0.1");
  await once(proxy, "listening");
  try {
    const root = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}/proxy/${server.port}`;
    const visitor = new Visitor(root);
    const form = await visitor.follow(await visitor.send(`${root}/settings/tokens`));
    assert.equal(new URL(form.url).pathname, `/proxy/${server.port}/login`);
    const page = await visitor.follow(
      await visitor.send(`${root}/login`, { ...credentials, redirect: "settings/tokens" }),
    );
    assert.match(page.html, /laptop-2024/);
    assert.notEqual(tokenIn((await visitor.send(`${root}/cli-auth`)).html), "");
  } finally {
    proxy.closeAllConnections();
    proxy.close();
    await server.stop();
  }
});

it("a deployment under a path answers 404 outside of it and logs that", async () => {
  const server = await startCoderd({ basePath: "/coder" });
  try {
    assert.equal((await fetch(`http://127.0.0.1:${server.port}/api/v2/buildinfo`)).status, 404);
    assert.equal((await fetch(`${server.url}/api/v2/buildinfo`)).status, 200);
    assert.equal(server.log.count({ path: "/api/v2/buildinfo" }), 2);
  } finally {
    await server.stop();
  }
});
