import assert from "node:assert/strict";
import { setImmediate as turn, setTimeout as sleep } from "node:timers/promises";
import * as z from "zod/mini";
import { KeyringFailed, unlessKeyringFails } from "../../../../src/platform/keyring/keyringFailed";
import { type SecretKind, SecretStore } from "../../../../src/platform/keyring/secretStore";
import { memoryLog, MemorySecrets } from "../../../support/memory";

type Note = { version: 1; text: string };
const notes: SecretKind<Note> = {
  prefix: "note:",
  schema: z.object({ version: z.literal(1), text: z.string() }),
};
const note = (text: string): Note => ({ version: 1, text });
const secret = "abcdefghij-0123456789abcdefghijkl";
/** So short that a test does not wait for it, in ms. */
const limit = 200;

describe("VS Code's secret storage", () => {
  let secrets: MemorySecrets;
  let log: ReturnType<typeof memoryLog>;
  let store: SecretStore;

  beforeEach(() => {
    secrets = new MemorySecrets();
    log = memoryLog();
    store = new SecretStore({ secrets }, log, limit);
  });

  const failed = (call: string, isLate: boolean) => (error: unknown) => {
    assert.ok(error instanceof KeyringFailed, String(error));
    assert.equal(error.call, call);
    assert.equal(error.waitedMs !== undefined, isLate);
    return true;
  };
  /** Every way of asking it. */
  const calls: readonly [name: string, ask: () => Promise<unknown>][] = [
    ["read", () => store.read(notes, "a")],
    ["write", () => store.write(notes, "a", note(secret), "stays")],
    ["remove", () => store.remove(notes, "a")],
    ["list", () => store.names(notes)],
  ];

  for (const [name, ask] of calls) {
    it(`says so when it refuses to ${name}, and quotes no secret`, async () => {
      await store.write(notes, "a", note("kept"));
      secrets.fail = new Error(`cannot take "${JSON.stringify(note(secret))}"`);
      await assert.rejects(ask(), failed(name, false));
      if (name === "write") assert.ok(!log.lines.join("\n").includes(secret));
      assert.ok(log.lines.some((line) => line.includes(`failed to ${name} note:`)));
    });

    it(`says so when it does not answer in time to ${name}`, async () => {
      secrets.hang = () => true;
      await assert.rejects(ask(), failed(name, true));
    });

    it(`says so when it cannot even be asked to ${name}, as while VS Code closes`, async () => {
      for (const call of ["get", "store", "delete", "keys"] as const) {
        secrets[call] = () => {
          throw new Error("Channel has been closed");
        };
      }
      await assert.rejects(ask(), failed(name, false));
    });
  }

  it("says that something is absent only when the keyring says so", async () => {
    assert.equal(await store.read(notes, "a"), undefined);
    assert.deepEqual(log.lines, []);
    secrets.values.set("note:a", "no JSON");
    assert.equal(await store.read(notes, "a"), undefined);
    secrets.values.set("note:a", '{"version":2}');
    assert.equal(await store.read(notes, "a"), undefined);
    assert.equal(log.lines.length, 2, "what makes no sense is noted");
  });

  it("waits only briefly while the keyring is silent, and as long as before once it has answered", async () => {
    const waited = async () => {
      try {
        await store.read(notes, "a");
        return undefined;
      } catch (error) {
        return error instanceof KeyringFailed ? error.waitedMs : assert.fail(String(error));
      }
    };
    secrets.hang = () => true;
    assert.deepEqual([await waited(), await waited()], [limit, limit / 10]);
    secrets.answer();
    await turn();
    secrets.hang = () => true;
    assert.equal(await waited(), limit);
  });

  it("is not taken for silent long after it has answered", async () => {
    await store.write(notes, "a", note("x"));
    await sleep(2 * limit);
    assert.deepEqual(log.lines, []);
  });

  describe("that takes a secret after that was told as failed", () => {
    const writeLate = async (...rest: [] | ["stays"]): Promise<void> => {
      secrets.hang = (call) => call === "store";
      await assert.rejects(store.write(notes, "a", note("late"), ...rest), failed("write", true));
    };
    const stored = () => secrets.values.get("note:a");
    const settled = async () => {
      for (let turns = 0; turns < 10; turns += 1) await turn();
    };

    it("has it taken back", async () => {
      await writeLate();
      secrets.answer();
      await settled();
      assert.equal(stored(), undefined);
      assert.ok(log.lines.some((line) => line.includes("after it was given up")));
    });

    it("has what was there before put back", async () => {
      await store.write(notes, "a", note("before"));
      await writeLate();
      secrets.answer();
      await settled();
      assert.equal(stored(), JSON.stringify(note("before")));
    });

    it("keeps it where a secret more is better than one less", async () => {
      await writeLate("stays");
      secrets.answer();
      await settled();
      assert.equal(stored(), JSON.stringify(note("late")));
    });

    it("leaves alone what this window wrote later", async () => {
      await writeLate();
      secrets.hang = undefined;
      const later = store.write(notes, "a", note("late"));
      secrets.answer();
      await later;
      await settled();
      assert.equal(stored(), JSON.stringify(note("late")));
    });

    it("leaves alone what another window wrote later", async () => {
      await writeLate();
      const get = secrets.get.bind(secrets);
      secrets.get = (key) => {
        secrets.values.set(key, JSON.stringify(note("another window's")));
        return get(key);
      };
      secrets.answer();
      await settled();
      assert.equal(stored(), JSON.stringify(note("another window's")));
    });

    it("logs that it could not be taken back", async () => {
      await writeLate();
      secrets.answer();
      secrets.get = () => Promise.reject(new Error("locked"));
      await settled();
      assert.ok(log.lines.some((line) => line.includes("failed to take back note:a")));
    });

    it("tells whoever waits for the keyring", async () => {
      let told = 0;
      const listening = store.onDidAnswerLate(() => (told += 1));
      await store.write(notes, "b", note("in time"));
      assert.equal(told, 0);
      await writeLate();
      secrets.answer();
      await settled();
      assert.equal(told, 1);
      listening.dispose();
      await writeLate();
      secrets.answer();
      await settled();
      assert.equal(told, 1);
    });
  });

  describe("that is read back", () => {
    it("is believed when it gives back what was written", async () => {
      await store.writeSurely(notes, "a", note("x"));
      assert.deepEqual(await store.read(notes, "a"), note("x"));
    });

    it("is not believed when it forgot", async () => {
      secrets.store = () => Promise.resolve();
      await assert.rejects(store.writeSurely(notes, "a", note("x")), failed("write", false));
    });

    it("is not believed when it gives something else", async () => {
      secrets.store = (key) => {
        secrets.values.set(key, JSON.stringify(note("another's")));
        return Promise.resolve();
      };
      await assert.rejects(store.writeSurely(notes, "a", note("x")), failed("write", false));
      assert.equal(
        secrets.values.get("note:a"),
        JSON.stringify(note("another's")),
        "which is not ours to remove",
      );
    });

    it("takes back what cannot be read back", async () => {
      let reads = 0;
      const get = secrets.get.bind(secrets);
      secrets.get = (key) => {
        reads += 1;
        return reads === 2 ? Promise.reject(new Error("locked")) : get(key);
      };
      await assert.rejects(store.writeSurely(notes, "a", note("x")), failed("read", false));
      await turn();
      assert.equal(secrets.values.get("note:a"), undefined);
    });
  });

  it("is done without only where it alone failed", async () => {
    assert.equal(await unlessKeyringFails(Promise.resolve(1), 2), 1);
    assert.equal(await unlessKeyringFails(Promise.reject(new KeyringFailed("read")), 2), 2);
    await assert.rejects(unlessKeyringFails(Promise.reject(new TypeError("x")), 2), TypeError);
  });
});
