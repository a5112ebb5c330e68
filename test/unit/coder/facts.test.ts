import assert from "node:assert/strict";
import { GivenUp, ServerFault } from "../../../src/coder";
import { VersionFacts } from "../../../src/coder/http/memory/versionFacts";
import { failure } from "./expectError";
import { type Answering, clientFor, json, type TestServer, until, withServer } from "./testServer";

const user = { id: "u", username: "alice" };

/** A deployment that can be upgraded, and how often it was asked for what. */
function deployment(
  headers: (version: string) => Record<string, string> | null = (version) => ({
    "X-Coder-Build-Version": version,
  }),
) {
  const state = { version: "v2.35.1", fails: false };
  const answer: Answering = ({ url }, response) => {
    const marked = headers(state.version);
    if (state.fails) json(response, 500, { message: "Oh." }, marked);
    else if (url.endsWith("/buildinfo"))
      json(response, 200, { version: state.version, external_url: "" }, marked);
    else if (url.endsWith("/scopes")) json(response, 200, { external: [`${state.version}:read`] }, marked);
    else json(response, 200, user, marked);
  };
  const asked = (server: TestServer, what: string) =>
    server.seen.filter(({ url }) => url.endsWith(what)).length;
  return { state, answer, asked };
}

describe("what a deployment tells everybody", () => {
  it("is asked for once, whoever wants to know", () => {
    const { answer, asked } = deployment();
    return withServer(answer, async (server) => {
      const [first, second] = [clientFor(server), clientFor(server, {}, null)];
      const told = await Promise.all([
        first.facts.buildInfo(),
        first.facts.buildInfo(),
        first.facts.scopeNames(),
      ]);
      assert.deepEqual([told[0].version, told[1].version, told[2]], ["v2.35.1", "v2.35.1", ["v2.35.1:read"]]);
      await second.facts.buildInfo();
      await second.facts.scopeNames();
      await first.users.me();
      await first.facts.buildInfo();
      assert.deepEqual([asked(server, "/buildinfo"), asked(server, "/scopes")], [1, 1]);
    });
  });

  it("is known from what was asked to find out who it is", () => {
    const { answer, asked } = deployment();
    return withServer(answer, async (server) => {
      await clientFor(server, {}, null).buildInfo();
      await clientFor(server).facts.buildInfo();
      assert.equal(asked(server, "/buildinfo"), 1);
    });
  });

  it("is asked for again when any answer names another version", () => {
    const { answer, asked, state } = deployment();
    return withServer(answer, async (server) => {
      const client = clientFor(server);
      await client.facts.scopeNames();
      state.version = "v2.36.0";
      assert.deepEqual(await client.facts.scopeNames(), ["v2.35.1:read"]);
      await client.users.me();
      assert.deepEqual(await client.facts.scopeNames(), ["v2.36.0:read"]);
      assert.equal(asked(server, "/scopes"), 2);
    });
  });

  it("is asked for anew when it is wanted fresh", () => {
    const { answer, asked } = deployment();
    return withServer(answer, async (server) => {
      const client = clientFor(server);
      await client.facts.buildInfo();
      await client.buildInfo();
      assert.equal(asked(server, "/buildinfo"), 2);
    });
  });

  it("is never a failure", () => {
    const { answer, state } = deployment();
    return withServer(answer, async (server) => {
      const client = clientFor(server);
      state.fails = true;
      await failure(client.facts.scopeNames(), ServerFault);
      state.fails = false;
      assert.deepEqual(await client.facts.scopeNames(), ["v2.35.1:read"]);
    });
  });

  it("is told to one who could give up and does not", () => {
    const { answer, asked } = deployment();
    return withServer(answer, async (server) => {
      const { facts } = clientFor(server);
      const { signal } = new AbortController();
      assert.equal((await facts.buildInfo(signal)).version, "v2.35.1");
      assert.deepEqual(await facts.scopeNames(signal), ["v2.35.1:read"]);
      assert.deepEqual([asked(server, "/buildinfo"), asked(server, "/scopes")], [1, 1]);
    });
  });

  it("is still told to others when one of them gives up", () => {
    const giving = new AbortController();
    let answer = (): void => undefined;
    return withServer(
      (_request, response) => {
        answer = () => {
          json(response, 200, { version: "v1", external_url: "" });
        };
      },
      async (server) => {
        const client = clientFor(server);
        const impatient = client.facts.buildInfo(giving.signal);
        const patient = client.facts.buildInfo();
        await until(() => server.seen.length === 1);
        giving.abort();
        await failure(impatient, GivenUp);
        await failure(client.facts.buildInfo(giving.signal), GivenUp);
        answer();
        assert.equal((await patient).version, "v1");
        assert.equal(server.seen.length, 1);
      },
    );
  });

  it("holds for a while where nothing tells the version", () => {
    const { answer, asked } = deployment(() => null);
    return withServer(answer, async (server) => {
      const client = clientFor(server);
      await client.buildInfo();
      await client.facts.scopeNames();
      await client.facts.scopeNames();
      assert.equal(asked(server, "/scopes"), 1);
    });
  });

  describe("by itself", () => {
    const told = (value: string) => () => Promise.resolve(value);

    it("ends with the version that told it", async () => {
      const facts = new VersionFacts();
      facts.note("v1");
      await facts.keep("a", told("one"));
      facts.note("v1");
      assert.equal(facts.get("a")?.value, "one");
      facts.note(undefined);
      assert.equal(facts.get("a"), undefined);
    });

    it("is not kept when the version changed while it was asked for", async () => {
      const facts = new VersionFacts();
      facts.note("v1");
      const value = await facts.keep("a", () => {
        facts.note("v2");
        return Promise.resolve("one");
      });
      assert.deepEqual([value, facts.get("a")], ["one", undefined]);
    });

    it("holds for as long as the version that told it", async () => {
      const facts = new VersionFacts();
      facts.note("v1");
      await facts.keep("a", told("one"));
      const { now } = Date;
      try {
        Date.now = () => now() + 86_400_000;
        assert.equal(facts.get("a")?.value, "one");
      } finally {
        Date.now = now;
      }
    });

    it("ends after a minute where nothing tells the version", async () => {
      const facts = new VersionFacts();
      await facts.keep("a", told("one"));
      const { now } = Date;
      try {
        Date.now = () => now() + 59_000;
        assert.equal(facts.get("a")?.value, "one");
        Date.now = () => now() + 61_000;
        assert.equal(facts.get("a"), undefined);
        Date.now = () => now() - 1000;
        assert.equal(facts.get("a"), undefined);
      } finally {
        Date.now = now;
      }
    });
  });
});
