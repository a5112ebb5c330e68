import assert from "node:assert/strict";
import { createCipheriv, randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { Secret } from "../../../../src/core/token/secret";
import { KeyringFailed } from "../../../../src/platform/keyring/keyringFailed";
import { type Keyring, SecretStore } from "../../../../src/platform/keyring/secretStore";
import type { Vault } from "../../../../src/tokens/secrets/vault";
import type { WaitingSecret } from "../../../../src/tokens/secrets/waitingSecret";
import { openTokenRecords, type TokenRecordsOptions } from "../../../../src/tokens/tokenRecords";
import { BrowserProfile } from "../../../support/browserProfile";
import { memoryLog, MemorySecrets } from "../../../support/memory";
import { plain } from "../../../support/plain";

const secretOf = (id: string): WaitingSecret => ({
  version: 1,
  id,
  deployment: "https://coder.example.com",
  username: "alice",
  name: id,
  tokenId: "abcdefghij",
  secret: new Secret("abcdefghij-0123456789abcdefghijkl"),
  mintedAt: new Date(0).toISOString(),
  summary: "",
});
const limit = 500;

describe("the vault of secrets that wait", () => {
  let folder: string;

  beforeEach(() => (folder = mkdtempSync(path.join(os.tmpdir(), "coder-access-vault-"))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  /** A window, or the next start. */
  const open = (secrets: Keyring, options: TokenRecordsOptions = {}): Vault =>
    openTokenRecords(folder, new SecretStore({ secrets }, memoryLog(), limit), memoryLog(), {
      patience: 0,
      ...options,
    }).vault;
  const mint = async (vault: Vault, id: string) => {
    await vault.prepare();
    await vault.put(secretOf(id));
  };
  const idsIn = async (vault: Vault) => (await vault.list()).map(({ id }) => id).sort();
  const folderOf = (name: string) => path.join(folder, name);
  const sealedFor = (id: string) =>
    (
      JSON.parse(readFileSync(path.join(folder, "sealed", `${id}.json`), "utf8")) as {
        keys: { id: string }[];
      }
    ).keys;

  describe("of a VS Code in a browser, whose windows each have a copy of all secrets", () => {
    let profile: BrowserProfile;

    beforeEach(() => (profile = new BrowserProfile()));

    it("delivers what two windows made, one after the other, and neither waits for the other", async () => {
      const [a, b] = [open(profile.open()), open(profile.open())];
      await mint(a, "from-a");
      await mint(b, "from-b");
      assert.deepEqual(await idsIn(open(profile.open())), ["from-a", "from-b"]);
    });

    it("delivers what two windows made at once", async () => {
      const [a, b] = [open(profile.open()), open(profile.open())];
      await Promise.all([mint(a, "from-a"), mint(b, "from-b")]);
      await a.look();
      await b.look();
      assert.deepEqual(await idsIn(open(profile.open())), ["from-a", "from-b"]);
    });

    it("seals what a living window made for the key that another window wrote over its own", async () => {
      const [a, other] = [open(profile.open()), profile.open()];
      await mint(a, "from-a");
      // It signs in, and so writes all that it knows; then it makes a token, too.
      const store = new SecretStore({ secrets: other }, memoryLog(), limit);
      const b = openTokenRecords(folder, store, memoryLog(), { patience: 0 }).vault;
      await new Promise((resolve) => setTimeout(resolve, 2));
      await other.store("session:x", "{}");
      await store.remove({ prefix: "session:", schema: undefined as never }, "x");
      await mint(b, "from-b");
      await a.look();
      assert.deepEqual(await idsIn(open(profile.open())), ["from-a", "from-b"]);
    });

    it("shows a window what it made itself, though its copy lacks the key", async () => {
      const [a, b] = [open(profile.open()), open(profile.open())];
      await mint(a, "from-a");
      await mint(b, "from-b");
      assert.deepEqual(await idsIn(b), ["from-b"]);
      assert.deepEqual((await b.survey()).shut, ["from-a"]);
    });
  });

  it("makes a key of its own where the keyring forgot the one that was made", async () => {
    const secrets = new MemorySecrets();
    await mint(open(secrets), "first");
    secrets.values.clear();
    await new Promise((resolve) => setTimeout(resolve, 2));
    await mint(open(secrets), "second");
    assert.deepEqual(await idsIn(open(secrets)), ["second"]);
  });

  it("makes a key of its own in a window whose keyring all windows share", async () => {
    const [a, b] = [new MemorySecrets(), new MemorySecrets()];
    const late = open(b, { keyringReadAt: Infinity });
    await mint(open(a), "first");
    await mint(late, "second");
    assert.deepEqual(await idsIn(open(b)), ["second"]);
  });

  it("makes one key and uses it again", async () => {
    const secrets = new MemorySecrets();
    await mint(open(secrets), "first");
    await mint(open(secrets), "second");
    assert.deepEqual(sealedFor("first"), [
      ...sealedFor("second").map((each) => ({ ...sealedFor("first")[0], id: each.id })),
    ]);
    assert.equal([...secrets.values.keys()].length, 1);
  });

  it("never writes over a key because the keyring failed to give it once", async () => {
    const secrets = new MemorySecrets();
    await mint(open(secrets), "first");
    const before = new Map(secrets.values);
    const get = secrets.get.bind(secrets);
    let failed = false;
    secrets.get = (key) => {
      if (failed) return get(key);
      failed = true;
      return Promise.reject(new Error("locked"));
    };
    const next = open(secrets);
    await assert.rejects(next.prepare(), KeyringFailed);
    assert.deepEqual(secrets.values, before);
    await mint(next, "second");
    assert.deepEqual(secrets.values, before, "it is asked again");
    assert.deepEqual(await idsIn(open(secrets)), ["first", "second"]);
  });

  it("does not take a key for kept that is not there when it is read back", async () => {
    const secrets = new MemorySecrets();
    secrets.store = () => Promise.resolve();
    await assert.rejects(mint(open(secrets), "first"), KeyringFailed);
    assert.ok(!readdirSync(folder).includes("keys"), "nobody seals for it");
  });

  it("does not take a key for kept that is gone once it should be on the disk", async () => {
    const secrets = new MemorySecrets();
    let reads = 0;
    const get = secrets.get.bind(secrets);
    secrets.get = (key) => {
      reads += 1;
      if (reads === 2) secrets.values.clear();
      return get(key);
    };
    await assert.rejects(open(secrets).prepare(), KeyringFailed);
    assert.ok(!readdirSync(folder).includes("keys"));
  });

  it("shows what this window made while the keyring hangs, and what is shut by its id", async () => {
    const secrets = new MemorySecrets();
    await mint(open(secrets), "earlier");
    const vault = open(secrets);
    secrets.hang = () => true;
    await assert.rejects(vault.put(secretOf("now")), KeyringFailed);
    assert.deepEqual(plain(await vault.survey()), plain({ secrets: [secretOf("now")], shut: ["earlier"] }));
    assert.equal(await vault.holds("earlier"), true);
    await assert.rejects(vault.get("earlier"), KeyringFailed);
    secrets.answer();
    assert.deepEqual(await idsIn(vault), ["earlier", "now"]);
  });

  it("shows what could not be kept as long as its window lives", async () => {
    const secrets = new MemorySecrets();
    secrets.fail = new Error("locked");
    const vault = open(secrets);
    await assert.rejects(vault.put(secretOf("unsafe")), KeyringFailed);
    assert.deepEqual(await idsIn(vault), ["unsafe"]);
    assert.equal(await vault.holds("unsafe"), true);
    await vault.remove("unsafe");
    assert.deepEqual(await idsIn(vault), []);
  });

  it("keeps safe what it could not keep at first, once the keyring answers", async () => {
    const secrets = new MemorySecrets();
    secrets.fail = new Error("locked");
    const vault = open(secrets);
    await assert.rejects(vault.put(secretOf("first")), KeyringFailed);
    secrets.fail = undefined;
    await vault.put(secretOf("first"));
    assert.deepEqual(await idsIn(open(secrets)), ["first"]);
  });

  it("forgets what was delivered, in this window and in another, whatever the keyring does", async () => {
    const secrets = new MemorySecrets();
    const [a, b] = [open(secrets), open(secrets)];
    await mint(a, "first");
    secrets.hang = () => true;
    await b.remove("first");
    secrets.answer();
    assert.deepEqual([await idsIn(a), await idsIn(b)], [[], []]);
    assert.equal(await a.get("first"), undefined);
    assert.equal(await a.holds("first"), false);
  });

  it("tells of what was put in and taken out, here at once and elsewhere at the next look", async () => {
    const secrets = new MemorySecrets();
    const [a, b] = [open(secrets), open(secrets)];
    const told = { a: 0, b: 0 };
    a.onDidChange(() => (told.a += 1));
    const listening = b.onDidChange(() => (told.b += 1));
    await b.look();
    await mint(a, "first");
    assert.deepEqual(told, { a: 1, b: 0 });
    await b.look();
    await b.look();
    assert.deepEqual(told, { a: 1, b: 1 });
    await a.remove("first");
    listening.dispose();
    await b.look();
    assert.deepEqual(told, { a: 2, b: 1 });
  });

  describe("of an earlier version", () => {
    const old = secretOf("old");
    let secrets: MemorySecrets;

    beforeEach(() => {
      secrets = new MemorySecrets();
      const key = randomBytes(32);
      secrets.values.set("sealing:key", JSON.stringify({ version: 1, key: key.toString("base64") }));
      const nonce = randomBytes(12);
      const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from("old"));
      const text = Buffer.concat([cipher.update(JSON.stringify(plain(old))), cipher.final()]).toString(
        "base64",
      );
      const sealed = {
        version: 1,
        nonce: nonce.toString("base64"),
        text,
        tag: cipher.getAuthTag().toString("base64"),
      };
      mkdirSync(folderOf("sealed"));
      writeFileSync(path.join(folderOf("sealed"), "old.json"), JSON.stringify(sealed));
    });

    it("still opens, and its key stays as it is", async () => {
      const vault = open(secrets);
      const before = secrets.values.get("sealing:key");
      assert.deepEqual(plain(await vault.list()), plain([old]));
      await mint(vault, "new");
      assert.equal(secrets.values.get("sealing:key"), before);
      assert.deepEqual(await idsIn(open(secrets)), ["new", "old"]);
    });

    it("is shut without its key, or with another", async () => {
      secrets.values.delete("sealing:key");
      assert.deepEqual(await open(secrets).survey(), { secrets: [], shut: ["old"] });
      const other = { version: 1, key: randomBytes(32).toString("base64") };
      secrets.values.set("sealing:key", JSON.stringify(other));
      assert.deepEqual(await open(secrets).survey(), { secrets: [], shut: ["old"] });
    });

    it("is taken from the keyring, too, and taken out there when it is delivered", async () => {
      secrets.values.set("waiting:kept", JSON.stringify(plain(secretOf("kept"))));
      const vault = open(secrets);
      assert.deepEqual(await idsIn(vault), ["kept", "old"]);
      assert.equal(await vault.holds("kept"), true);
      await vault.remove("kept");
      assert.equal(secrets.values.has("waiting:kept"), false);
    });
  });

  it("opens nothing that was changed, or put under another name", async () => {
    const secrets = new MemorySecrets();
    await mint(open(secrets), "first");
    const file = (id: string) => path.join(folderOf("sealed"), `${id}.json`);
    const text = readFileSync(file("first"), "utf8");
    writeFileSync(file("other"), text);
    const vault = open(secrets);
    assert.deepEqual(plain(await vault.survey()), plain({ secrets: [secretOf("first")], shut: ["other"] }));
    for (const part of ["nonce", "text", "tag"] as const) {
      const sealed = JSON.parse(text) as Record<string, unknown> & { keys: Record<string, unknown>[] };
      const changed = Buffer.from(String(sealed[part]), "base64");
      changed[0] = (changed[0] ?? 0) ^ 1;
      writeFileSync(file("first"), JSON.stringify({ ...sealed, [part]: changed.toString("base64") }));
      assert.equal(await open(secrets).get("first"), undefined);
      const [key] = sealed.keys;
      const wrapped = Buffer.from(String(key?.[part]), "base64");
      wrapped[0] = (wrapped[0] ?? 0) ^ 1;
      const keys = [{ ...key, [part]: wrapped.toString("base64") }];
      writeFileSync(file("first"), JSON.stringify({ ...sealed, keys }));
      assert.equal(await open(secrets).get("first"), undefined);
    }
  });
});
