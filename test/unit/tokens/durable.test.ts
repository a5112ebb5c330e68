import assert from "node:assert/strict";
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import os from "node:os";
import path from "node:path";
import * as z from "zod/mini";
import { DurableRecords } from "../../../src/tokens/durable/durableRecords";
import { type Files, nodeFiles } from "../../../src/tokens/durable/files";
import { writeDurably } from "../../../src/tokens/durable/writeDurably";
import { memoryLog } from "../../support/memory";

const schema = z.object({ version: z.literal(1), text: z.string() });
const hour = 3_600_000;

describe("records on the disk", () => {
  let folder: string;
  let log: ReturnType<typeof memoryLog>;
  const open = (files: Partial<Files> = {}) =>
    new DurableRecords(path.join(folder, "records"), schema, log, { ...nodeFiles, ...files });
  const put = (name: string, text: string, age = 0) => {
    const file = path.join(folder, "records", name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
    const time = new Date(Date.now() - age);
    utimesSync(file, time, time);
  };
  const names = () => readdirSync(path.join(folder, "records")).sort();
  const failing = (code: string) => () => Promise.reject(Object.assign(new Error(code), { code }));

  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), "coder-access-durable-"));
    log = memoryLog();
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it("come back, are listed and go, each once", async () => {
    const records = open();
    assert.deepEqual(
      [await records.ids(), await records.read("a"), await records.remove("a")],
      [[], undefined, false],
    );
    await records.write("a", { version: 1, text: "one" });
    await records.write("a", { version: 1, text: "two" });
    assert.deepEqual(await open().list(), [{ version: 1, text: "two" }]);
    assert.deepEqual([await records.remove("a"), await records.remove("a")], [true, false]);
    assert.deepEqual(names(), []);
  });

  it("are readable for the person alone", async () => {
    await open().write("a", { version: 1, text: "" });
    assert.equal(statSync(path.join(folder, "records", "a.json")).mode & 0o077, 0);
    assert.equal(statSync(path.join(folder, "records")).mode & 0o077, 0);
  });

  for (const id of ["", "../a", "a/b", "a.b", "a b"]) {
    it(`are never written, read or removed outside of their folder: ${JSON.stringify(id)}`, async () => {
      const records = open();
      put("a.json", "{}");
      await assert.rejects(records.write(id, { version: 1, text: "" }));
      await assert.rejects(records.remove(id));
      await assert.rejects(records.read(id));
      assert.deepEqual(names(), ["a.json"]);
    });
  }

  for (const [what, text] of [
    ["of another shape", '{"version":2,"text":"hidden"}'],
    ["torn", '{"version":1,"text":"hidden'],
  ] as const) {
    it(`are passed over, kept and told of, without what they hold: ${what}`, async () => {
      put("a.json", text);
      put("b.json", '{"version":1,"text":"fine"}');
      assert.deepEqual(await open().list(), [{ version: 1, text: "fine" }]);
      assert.deepEqual(names(), ["a.json", "b.json"]);
      assert.equal(log.lines.length, 1);
      assert.ok(!log.lines[0]?.includes("hidden"), log.lines[0]);
    });
  }

  it("are not told of when they are merely not there", async () => {
    await open().read("a");
    assert.deepEqual(log.lines, []);
  });

  it("cannot be listed when the disk fails, which is no empty list", async () => {
    await assert.rejects(open({ readdir: failing("EIO") }).ids(), { code: "EIO" });
    assert.deepEqual(await open({ readdir: failing("ENOENT") }).ids(), []);
  });

  for (const call of ["mkdir", "open", "rename"] as const) {
    it(`are not written when the disk refuses, and the old one stays: ${call}`, async () => {
      await open().write("a", { version: 1, text: "old" });
      const refusing = open({ [call]: failing("ENOSPC") });
      await assert.rejects(refusing.write("a", { version: 1, text: "new" }), {
        name: "NotWritten",
        code: "ENOSPC",
      });
      assert.deepEqual(await open().read("a"), { version: 1, text: "old" });
      assert.deepEqual(names(), ["a.json"]);
    });
  }

  it("are not removed when the disk refuses", async () => {
    await open().write("a", { version: 1, text: "old" });
    await assert.rejects(open({ unlink: failing("EROFS") }).remove("a"), {
      name: "NotWritten",
      code: "EROFS",
    });
  });

  it("are swept of what was half written more than an hour ago, and of nothing else", async () => {
    put("a.json", "{}", 3 * hour);
    put("a.json.1.tmp", "{", 2 * hour);
    put("b.json.2.tmp", "{", hour / 2);
    put("c.x.taken", "{}", 3 * hour);
    await open().sweep(Date.now());
    assert.deepEqual(names(), ["a.json", "b.json.2.tmp", "c.x.taken"]);
  });

  it("need no sweeping where there are none, and a failure is only told", async () => {
    await open().sweep(Date.now());
    assert.deepEqual(log.lines, []);
    await open({ readdir: failing("EACCES") }).sweep(Date.now());
    assert.match(log.lines.join(), /EACCES/);
  });

  it("are taken by one of several, and seen by nobody else until they are given back", async () => {
    const records = open();
    await records.write("a", { version: 1, text: "one" });
    const takes = await Promise.all([records.take("a"), open().take("a")]);
    const [taken, ...others] = takes.filter((one) => one !== undefined);
    assert.ok(taken && others.length === 0);
    assert.deepEqual(
      [await records.ids(), await records.isTaken("a"), await records.isTaken("b")],
      [[], true, false],
    );
    await taken.giveBack({ version: 1, text: "two" });
    assert.deepEqual(
      [await records.list(), await records.isTaken("a")],
      [[{ version: 1, text: "two" }], false],
    );
    await (await records.take("a"))?.finish();
    assert.deepEqual(names(), []);
  });

  it("are given back unread when they are of another shape", async () => {
    put("a.json", "{}");
    assert.equal(await open().take("a"), undefined);
    assert.deepEqual(names(), ["a.json"]);
  });

  it("are taken back from windows that are no more, and from no other", async () => {
    const mark = (machine: string, process: number, at: number) =>
      Buffer.from(JSON.stringify({ machine, process, at })).toString("base64url");
    const records = open();
    await records.write("alive", { version: 1, text: "" });
    await records.take("alive");
    put(`dead.${mark(os.hostname(), 2 ** 22 + 7, Date.now())}.taken`, "{}");
    put(`afar.${mark("another", 1, Date.now())}.taken`, "{}");
    put(`old.${mark("another", 1, Date.now() - hour)}.taken`, "{}");
    put("odd.!.taken", "{}");
    await records.reclaim();
    assert.deepEqual(await records.ids().then((ids) => ids.sort()), ["dead", "odd", "old"]);
    assert.deepEqual([await records.isTaken("alive"), await records.isTaken("afar")], [true, true]);
  });

  it("need nothing taken back where there are none", async () => {
    await open().reclaim();
    await assert.rejects(open({ readdir: failing("EIO") }).reclaim(), { code: "EIO" });
  });
});

describe("a file that outlives a crash", () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), "coder-access-durable-"));
    file = path.join(folder, "a.json");
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  /** A disk on which the first renames are refused, as by a virus scanner. */
  const busy = (times: number, code: string): Files => {
    let refusals = 0;
    return {
      ...nodeFiles,
      rename: async (from, to) => {
        refusals += 1;
        if (refusals <= times) throw Object.assign(new Error(code), { code });
        await nodeFiles.rename(from, to);
      },
    };
  };

  for (const code of ["EPERM", "EACCES", "EBUSY"]) {
    it(`is written once the disk lets go of it: ${code}`, async () => {
      await writeDurably(busy(2, code), file, "new");
      assert.equal(readFileSync(file, "utf8"), "new");
      assert.deepEqual(readdirSync(folder), ["a.json"]);
    });
  }

  it("is given up after a while", async () => {
    await assert.rejects(writeDurably(busy(100, "EBUSY"), file, "new"), { code: "EBUSY" });
    assert.deepEqual(readdirSync(folder), []);
  });

  it("is given up at once when waiting is of no use", async () => {
    const disk = busy(1, "ENOSPC");
    await assert.rejects(writeDurably(disk, file, "new"), { code: "ENOSPC" });
    assert.deepEqual(readdirSync(folder), []);
  });

  it("is on the disk before it takes the place of the old one, and closed whatever happens", async () => {
    const calls: string[] = [];
    const disk: Files = {
      ...nodeFiles,
      open: async (name, flags, mode) => {
        const opened = await nodeFiles.open(name, flags, mode);
        const what = name === folder ? "folder" : "file";
        return {
          writeFile: (text) => opened.writeFile(text),
          sync: () => {
            calls.push(`sync ${what}`);
            return Promise.resolve();
          },
          close: async () => {
            calls.push(`close ${what}`);
            await opened.close();
          },
        };
      },
      rename: async (from, to) => {
        calls.push("rename");
        await nodeFiles.rename(from, to);
      },
    };
    await writeDurably(disk, file, "new");
    assert.deepEqual(calls, ["sync file", "close file", "rename", "sync folder", "close folder"]);
  });
});
