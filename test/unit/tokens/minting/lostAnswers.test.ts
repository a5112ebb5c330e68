import assert from "node:assert/strict";
import os from "node:os";
import { CoderClient, Rejected } from "../../../../src/coder";
import { buildCatalog, type Catalog } from "../../../../src/core";
import { Secret } from "../../../../src/core/token/secret";
import type { SignedIn } from "../../../../src/session/sessionState";
import type { TokenRequest } from "../../../../src/tokens/key/tokenRequest";
import type { MintIntent } from "../../../../src/tokens/minting/mintIntent";
import type { MintOutcome } from "../../../../src/tokens/minting/mintOutcome";
import { recover } from "../../../../src/tokens/minting/recovery";
import type { TokenRecords } from "../../../../src/tokens/tokenRecords";
import { type Coderd, type Fault, startCoderd } from "../../../coderd";
import { signedInAt } from "../../../support/signedIn";
import { startTokenRecords, type TestRecords } from "../../../support/tokenRecords";

const tokensPath = "/api/v2/users/me/keys/tokens";
const post = { method: "POST", path: tokensPath, times: 1 } as const;
const request: TokenRequest = {
  name: "deploy",
  lifetimeSeconds: 3600,
  grant: { scopes: ["workspace:read"], allowList: [] },
};
/** What the server has of it. */
const asAsked = { name: "deploy", scopes: ["workspace:read"], lifetime: 3_600_000 };
const minute = 60_000;
const day = 24 * 60 * minute;
const lostBefore: Fault = { kind: "reset", when: "before" };
const lostAfter: Fault = { kind: "reset", when: "after" };
/** No process has this id. */
const dead = { machine: os.hostname(), process: 4_194_300 };

describe("a token whose answer was lost", () => {
  let coderd: Coderd;
  let session: SignedIn;
  let catalog: Catalog;
  let records: TestRecords;

  beforeEach(async () => {
    coderd = await startCoderd({ profile: "2.35.1" });
    session = await signedInAt(coderd, "alice");
    const [names, { version }] = await Promise.all([session.client.scopeNames(), session.client.buildInfo()]);
    catalog = buildCatalog(names, version);
    records = startTokenRecords();
  });
  afterEach(async () => {
    session.client.dispose();
    records.remove();
    await coderd.stop();
  });

  const mint = (changed: Partial<TokenRequest> = {}, { mint: by }: TokenRecords = records) =>
    by.mint(session, catalog, { ...request, ...changed });
  const mintSurely = async (...rest: Parameters<typeof mint>) => {
    const outcome = await mint(...rest);
    return outcome.kind === "minted" ? outcome.secret : assert.fail(outcome.kind);
  };
  /** What a window finds that was opened so much later. */
  const look = async (later = 0, from: TokenRecords = records.reopen()) =>
    (
      await recover(
        { ...from, log: records.log, catalogOf: () => Promise.resolve(catalog) },
        session,
        Date.now() + later,
      )
    ).findings;
  const orphans = async (later?: number) =>
    (await look(later)).map((finding) => (finding.kind === "orphan" ? finding.key.id : finding.kind));
  const intents = async () => (await records.journal.list()).map(({ phase }) => phase);
  const holder = async () => (await session.client.tokens.getByName("deploy")).id;
  const fateOf = (outcome: MintOutcome) => (outcome.kind === "lost" ? outcome.fate.kind : outcome.kind);
  const intentOf = (changed: Partial<MintIntent>): MintIntent => ({
    version: 2,
    id: "11111111-1111-4111-8111-111111111111",
    deployment: session.deployment.href,
    userId: session.record.userId,
    request,
    startedAt: new Date().toISOString(),
    window: dead,
    phase: "underWay",
    ...changed,
  });

  describe("is not taken for another of its name", () => {
    it("that the person made after their window had died, and has the secret of", async () => {
      await records.journal.write(intentOf({}));
      const { id } = await mintSurely();
      assert.deepEqual(await orphans(), [], "while the secret waits");
      assert.deepEqual(await intents(), ["made"], "nothing can come of the dead one any more");
      await records.mint.delivered(id);
      assert.deepEqual(await orphans(), []);
      assert.deepEqual(await intents(), []);
    });

    it("that was delivered while the dead intent could not be struck out", async () => {
      const { id, tokenId } = await mintSurely();
      const intent = intentOf({});
      await records.journal.write(intent);
      await records.mint.delivered(id);
      assert.deepEqual(await orphans(), []);
      assert.equal(await records.known.has(intent, tokenId), true);
      const elsewhere = { ...intent, deployment: "https://elsewhere.example.com" };
      assert.equal(await records.known.has(elsewhere, tokenId), false);
      assert.deepEqual(await orphans(day), [], "it is old by then");
      assert.deepEqual(await intents(), []);
    });

    it("whose secret is kept for reuse", async () => {
      const secret = coderd.createToken("alice", asAsked);
      await records.kept.keep({
        version: 1,
        deployment: session.deployment.href,
        tokenId: secret.slice(0, 10),
        name: "deploy",
        secret: new Secret(secret),
        keptAt: new Date().toISOString(),
      });
      await records.journal.write(intentOf({}));
      assert.deepEqual(await orphans(), []);
      records.secrets.fail = new Error("locked");
      assert.deepEqual(await orphans(day), [], "which only the keyring knows");
      assert.deepEqual(await intents(), ["underWay"], "so nothing is struck out without it");
    });

    const others: Readonly<Record<string, Parameters<Coderd["createToken"]>[1]>> = {
      "of another grant": { ...asAsked, scopes: ["template:read"] },
      "of a broader grant": { ...asAsked, scopes: ["coder:all"] },
      "of a narrower reach": { ...asAsked, allowList: ["workspace:0f1b2c3d-0000-4000-8000-000000000001"] },
      "of another lifetime": { ...asAsked, lifetime: 86_400_000 },
      "made long before": { ...asAsked, createdAt: new Date(Date.now() - 3 * day) },
      "made long after": { ...asAsked, createdAt: new Date(Date.now() + 3 * day) },
    };
    for (const [what, other] of Object.entries(others)) {
      it(`${what}, which another client made`, async () => {
        await records.journal.write(intentOf({}));
        coderd.createToken("alice", other);
        assert.deepEqual(await orphans(), []);
        assert.deepEqual(await orphans(11 * minute), []);
        assert.deepEqual(await intents(), [], "and it is not looked for for ever");
      });
    }

    it("that was made minutes before, where the deployment's clock is known", async () => {
      const askedAt = new Date().toISOString();
      await records.journal.write(intentOf({ askedAt }));
      coderd.createToken("alice", { ...asAsked, createdAt: new Date(Date.now() - 30 * minute) });
      assert.deepEqual(await orphans(), []);
    });

    it("that another living window is making at this moment", async () => {
      await records.journal.write(intentOf({ phase: "lost" }));
      await records.journal.write(
        intentOf({
          id: "22222222-2222-4222-8222-222222222222",
          window: { machine: os.hostname(), process: process.pid },
        }),
      );
      coderd.createToken("alice", asAsked);
      assert.deepEqual(await orphans(), []);
      await records.journal.end("22222222-2222-4222-8222-222222222222");
      assert.equal((await orphans()).length, 1);
    });
  });

  it("is found by its name, grant, lifetime and time, and from then on known by its id", async () => {
    await records.journal.write(intentOf({}));
    const id = coderd.createToken("alice", asAsked).slice(0, 10);
    assert.deepEqual(await orphans(), [id]);
    assert.equal((await records.journal.list())[0]?.tokenId, id);
    assert.deepEqual(await orphans(), [id]);
  });

  it("is found once, though two tries could have made it", async () => {
    await records.journal.write(intentOf({}));
    await records.journal.write(intentOf({ id: "22222222-2222-4222-8222-222222222222", phase: "lost" }));
    const id = coderd.createToken("alice", asAsked).slice(0, 10);
    assert.deepEqual(await orphans(), [id]);
    assert.deepEqual(await orphans(11 * minute), [id]);
    assert.equal((await intents()).length, 1);
  });

  describe("and which the person creates again", () => {
    /** The first request arrives between the look for the name and the second one. */
    const arrivesBetween = (): void => {
      const { tokens } = session.client;
      Object.assign(session.client, {
        tokens: {
          ...tokens,
          create: async (...rest: Parameters<typeof tokens.create>) => {
            await tokens.create(...rest);
            return tokens.create(...rest);
          },
        },
      });
    };

    it("is the one that has the name, when it arrives before the second", async () => {
      coderd.faults.add(post, lostBefore);
      assert.equal(fateOf(await mint()), "absent");
      arrivesBetween();
      const outcome = await mint();
      assert.ok(outcome.kind === "lost" && outcome.fate.kind === "orphan");
      assert.equal(outcome.fate.key.id, await holder());
      assert.deepEqual(await intents(), ["lost"], "the second one made nothing");
      assert.deepEqual(await orphans(11 * minute), [await holder()]);
    });

    it("is found when something in between sent one request twice", async () => {
      arrivesBetween();
      const outcome = await mint();
      assert.ok(outcome.kind === "lost" && outcome.fate.kind === "orphan");
      assert.deepEqual(await orphans(11 * minute), [await holder()]);
    });

    it("is not what somebody else made meanwhile: that name is taken", async () => {
      coderd.faults.add(post, lostBefore);
      await mint();
      const { tokens } = session.client;
      Object.assign(session.client, {
        tokens: {
          ...tokens,
          create: (...rest: Parameters<typeof tokens.create>) => {
            coderd.createToken("alice", { ...asAsked, lifetime: 60_000 });
            return tokens.create(...rest);
          },
        },
      });
      await assert.rejects(mint(), (error) => error instanceof Rejected && error.isConflict);
      assert.deepEqual(await orphans(), []);
    });

    it("is not a token that had the name before", async () => {
      coderd.createToken("alice", asAsked);
      await assert.rejects(mint(), (error) => error instanceof Rejected && error.isConflict);
      assert.deepEqual(await intents(), []);
    });

    it("stays looked for until the second is made", async () => {
      coderd.faults.add(post, lostBefore);
      await mint();
      coderd.faults.add(post, { kind: "answer", status: 400, body: { message: "No." } });
      await mint().catch(() => undefined);
      assert.ok((await intents()).includes("lost"));
      await mintSurely();
      assert.ok(!(await intents()).includes("lost"));
    });
  });

  describe("is not struck out", () => {
    /** Whatever the request of the creation ends with, after the server has acted. */
    const endsWith = (error: unknown): void => {
      const { tokens } = session.client;
      Object.assign(session.client, {
        tokens: {
          ...tokens,
          create: async (...rest: Parameters<typeof tokens.create>) => {
            await tokens.create(...rest);
            throw error;
          },
        },
      });
    };

    for (const error of [
      new Error("Channel has been closed"),
      new TypeError("x"),
      undefined,
      "thrown text",
    ]) {
      it(`by what is not known: ${String(error)}`, async () => {
        endsWith(error);
        const outcome = await mint();
        assert.ok(outcome.kind === "lost" && outcome.fate.kind === "orphan" && outcome.error === error);
        assert.deepEqual(await orphans(), [await holder()]);
      });
    }

    for (const status of [400, 401, 403, 404, 407, 408, 409, 422, 425, 429, 500, 502, 503, 504]) {
      it(`by a gateway that answers ${status} after the server has acted`, async () => {
        coderd.faults.add(post, { kind: "gateway", status, body: { message: "Gateway." }, when: "after" });
        assert.equal(fateOf(await mint()), "orphan");
        assert.deepEqual(await orphans(), [await holder()]);
      });
    }

    it("when the client is disposed of midway", async () => {
      coderd.faults.add(post, { kind: "delay", milliseconds: 200 });
      const going = mint();
      while (coderd.log.count(post) === 0) await new Promise((resolve) => setTimeout(resolve, 5));
      session.client.dispose();
      assert.equal(fateOf(await going), "unknown");
      session = await signedInAt(coderd, "alice");
      while (!(await session.client.tokens.list({})).items.some(({ name }) => name === "deploy"));
      assert.deepEqual(await orphans(), [await holder()]);
    });

    it("when nobody can be asked what became of it", async () => {
      coderd.faults.add(post, lostAfter);
      coderd.faults.add({ method: "GET", path: tokensPath }, lostBefore);
      assert.equal(fateOf(await mint()), "unknown");
      assert.deepEqual(await orphans(11 * minute), []);
      coderd.faults.clear();
      assert.deepEqual(await orphans(11 * minute), [await holder()], "however old it is");
    });
  });

  it("is struck out when nothing was sent, or Coder itself refused", async () => {
    await assert.rejects(mint({ grant: { scopes: ["no:such"], allowList: [] } }), Rejected);
    assert.deepEqual(await intents(), []);
    const { deployment, record } = session;
    const client = new CoderClient({ deployment, session: record.session });
    const { tokens } = client;
    Object.assign(client, {
      tokens: {
        ...tokens,
        create: (...rest: Parameters<typeof tokens.create>) => {
          client.dispose();
          return tokens.create(...rest);
        },
      },
    });
    await assert.rejects(records.mint.mint({ ...session, client }, catalog, request));
    assert.deepEqual(await intents(), []);
  });

  it("is told to whoever looks for it again, in this window too", async () => {
    let told = 0;
    const listening = records.mint.onDidLose(() => (told += 1));
    await records.mint.delivered((await mintSurely({ name: "other" })).id);
    assert.equal(told, 0);
    coderd.faults.add(post, lostAfter);
    await mint();
    assert.equal(told, 1);
    listening.dispose();
    coderd.faults.add(post, lostAfter);
    await mint({ name: "third" });
    assert.equal(told, 1);
  });
});
