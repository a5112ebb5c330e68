import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import * as z from "zod/mini";
import { DurableRecords } from "../../../../src/tokens/durable/durableRecords";
import { KnownRecords } from "../../../../src/tokens/durable/knownRecords";
import { recordIdOf } from "../../../../src/tokens/durable/recordId";
import { memoryLog } from "../../../support/memory";

const schema = z.object({ tokenId: z.string(), deployment: z.string(), text: z.string() });
type Note = z.infer<typeof schema>;
const [here, elsewhere] = ["https://a.example.com", "https://b.example.com"];
const hour = 3_600_000;

describe("durable records", () => {
  let folder: string;
  let log: ReturnType<typeof memoryLog>;
  let records: DurableRecords<Note>;

  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), "coder-access-durable-"));
    log = memoryLog();
    records = new DurableRecords(path.join(folder, "notes"), schema, log);
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const note = (deployment: string, text: string, tokenId = "abcdefghij"): Note => ({
    deployment,
    tokenId,
    text,
  });
  const files = () => readdirSync(path.join(folder, "notes")).sort();
  const writeAs = (name: string, text: string) => {
    mkdirSync(path.join(folder, "notes"), { recursive: true });
    writeFileSync(path.join(folder, "notes", name), text);
  };

  describe("half written by a window that died", () => {
    const now = Date.now();
    const age = (name: string, ms: number) =>
      utimesSync(path.join(folder, "notes", name), new Date(now - ms), new Date(now - ms));

    it("are removed once they are old, and nothing else is", async () => {
      await records.write("kept", note(here, "kept"));
      for (const name of ["old.json.1.tmp", "young.json.2.tmp"]) writeAs(name, "{");
      for (const name of ["kept.json", "old.json.1.tmp"]) age(name, 2 * hour);
      age("young.json.2.tmp", hour / 2);
      await records.sweep(now);
      assert.deepEqual(files(), ["kept.json", "young.json.2.tmp"]);
      assert.deepEqual(log.lines, []);
    });

    it("need not be there, nor go", async () => {
      await records.sweep(now);
      assert.deepEqual(log.lines, []);
      mkdirSync(path.join(folder, "notes", "stubborn.tmp"), { recursive: true });
      age("stubborn.tmp", 2 * hour);
      await records.sweep(now);
      assert.equal(log.lines.length, 1, "which is noted");
    });
  });

  describe("of tokens", () => {
    let known: KnownRecords<Note>;

    beforeEach(() => (known = new KnownRecords(records)));

    it("of one id at two deployments are two", async () => {
      await known.add(note(here, "mine"));
      await known.add(note(elsewhere, "theirs"));
      assert.equal(known.of(here, "abcdefghij")?.text, "mine");
      assert.equal(known.of(elsewhere, "abcdefghij")?.text, "theirs");
      assert.equal(known.all.length, 2);
      assert.equal(await known.remove(elsewhere, "abcdefghij"), true);
      assert.equal(await known.remove(elsewhere, "abcdefghij"), false);
      assert.deepEqual(known.all, [note(here, "mine")]);
    });

    it("tell that one came, changed or went, and nothing else", async () => {
      let told = 0;
      const watching = known.onDidChange(() => (told += 1));
      await known.add(note(here, "one"));
      assert.equal(told, 1);
      await known.reload();
      await known.remove(here, "never there");
      assert.equal(told, 1);
      await known.add(note(here, "two"));
      await known.remove(here, "abcdefghij");
      assert.equal(told, 3);
      watching.dispose();
      await known.add(note(here, "three"));
      assert.equal(told, 3);
    });

    it("take any id that a server gives", async () => {
      for (const id of ["../../escape", "a/b", "..", "", "a\u0000b"]) {
        await known.add(note(here, "x", id));
        assert.equal(known.of(here, id)?.text, "x");
        assert.equal(await known.remove(here, id), true);
      }
      assert.deepEqual(readdirSync(folder), ["notes"]);
      assert.deepEqual(files(), []);
    });

    describe("of an earlier version, named by the id alone", () => {
      beforeEach(() => writeAs("abcdefghij.json", JSON.stringify(note(here, "old"))));

      it("are found for their own deployment alone", async () => {
        await known.reload();
        assert.equal(known.of(here, "abcdefghij")?.text, "old");
        assert.equal(known.of(elsewhere, "abcdefghij"), undefined);
        assert.equal(await known.remove(elsewhere, "abcdefghij"), false);
        assert.equal(await known.remove(here, "abcdefghij"), true);
        assert.deepEqual(files(), []);
      });

      it("make room for what is written in their place, and for no other's", async () => {
        await known.add(note(elsewhere, "theirs"));
        assert.equal(known.of(here, "abcdefghij")?.text, "old");
        await known.add(note(here, "new"));
        assert.deepEqual(
          files(),
          [here, elsewhere].map((href) => `${recordIdOf(href, "abcdefghij")}.json`).sort(),
        );
        assert.equal(known.of(here, "abcdefghij")?.text, "new");
      });

      it("are no other token's, whatever their file is called", async () => {
        writeAs("0000000000.json", JSON.stringify(note(here, "another's")));
        assert.equal(await known.remove(here, "0000000000"), false);
        assert.ok(files().includes("0000000000.json"));
      });

      it("do not hide what took their place, whichever of the two is read first", async () => {
        const first = "0000000000";
        writeAs(`${first}.json`, JSON.stringify(note(here, "old", first)));
        writeAs(`${recordIdOf(here, first)}.json`, JSON.stringify(note(here, "new", first)));
        await known.reload();
        assert.equal(known.of(here, first)?.text, "new");
      });

      it("do not hide what took their place when a crash left both", async () => {
        writeAs(`${recordIdOf(here, "abcdefghij")}.json`, JSON.stringify(note(here, "new")));
        await known.reload();
        assert.deepEqual(known.all, [note(here, "new")]);
      });
    });
  });
});
