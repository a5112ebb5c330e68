import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { codeOf, type Files, isMissing, nodeFiles } from "../../../../src/tokens/durable/files";
import { TakenRecords } from "../../../../src/tokens/durable/takenRecords";
import { DailyLooks } from "../../../../src/tokens/expiring/dailyLooks";
import { looksFolder } from "../../../../src/tokens/expiring/lookDue";

const href = "https://coder.example.com";
const [today, tomorrow] = ["2026-11-29", "2026-11-30"];

const failing = (code: string) => () => Promise.reject(Object.assign(new Error(code), { code }));

describe("the days of the last looks", () => {
  let storage: string;
  beforeEach(() => {
    storage = mkdtempSync(path.join(os.tmpdir(), "coder-access-looks-"));
  });
  afterEach(() => {
    rmSync(storage, { recursive: true, force: true });
  });

  const looks = (fault: Partial<Files> = {}) => new DailyLooks(storage, { ...nodeFiles, ...fault });
  const days = () => readdirSync(path.join(storage, looksFolder)).map((name) => name.split(".")[1]);

  it("are taken once a day, given back, and go with the deployment", async () => {
    await looks().add(href);
    assert.deepEqual(days(), ["never"]);
    assert.deepEqual([await looks().take(href, today), await looks().take(href, today)], [true, false]);
    await looks().add(href);
    assert.deepEqual(days(), [today]);
    await looks().giveBack(href, today);
    assert.deepEqual(days(), ["never"]);
    assert.equal(await looks().take(href, tomorrow), true);
    await looks().remove(href);
    assert.deepEqual([days(), await looks().take(href, tomorrow)], [[], false]);
  });

  it("are another window's where it was faster, and no failure", async () => {
    await looks({ open: failing("EEXIST") }).add(href);
    await looks().add(href);
    assert.equal(await looks({ rename: failing("ENOENT") }).take(href, today), false);
    await looks({ rename: failing("ENOENT") }).giveBack(href, today);
    await looks({ unlink: failing("ENOENT") }).remove(href);
    assert.deepEqual(days(), ["never"]);
  });

  it("are told of where they cannot be written, so that nobody looks all day", async () => {
    await assert.rejects(looks({ open: failing("EACCES") }).add(href), { code: "EACCES" });
    await looks().add(href);
    await assert.rejects(looks({ rename: failing("EACCES") }).take(href, today), { code: "EACCES" });
    await assert.rejects(looks({ rename: failing("EACCES") }).giveBack(href, today), { code: "EACCES" });
    await assert.rejects(looks({ unlink: failing("EACCES") }).remove(href), { code: "EACCES" });
    await assert.rejects(looks({ readdir: failing("EACCES") }).take(href, today), { code: "EACCES" });
    assert.equal(await looks({ readdir: failing("ENOENT") }).take(href, today), false);
  });
});

describe("a record that is taken", () => {
  it("is another window's where it was faster, and told of where the disk fails", async () => {
    const taken = (fault: Partial<Files>) => new TakenRecords({ ...nodeFiles, ...fault }, "/nowhere");
    assert.equal(await taken({ rename: failing("ENOENT") }).take("a", "/nowhere/a"), undefined);
    await assert.rejects(taken({ rename: failing("EACCES") }).take("a", "/nowhere/a"), { code: "EACCES" });
    const readdir = () => Promise.resolve(["a.e30.taken"]);
    const reclaim = (code: string) =>
      taken({ readdir, rename: failing(code) }).reclaim((id) => `/nowhere/${id}`);
    await reclaim("ENOENT");
    await assert.rejects(reclaim("EACCES"), { code: "EACCES" });
  });
});

describe("a failure of the file system", () => {
  it("has the system's code, and none where it is something else", () => {
    const withCode = (code: unknown): Error => Object.assign(new Error("no"), { code });
    assert.deepEqual(
      [withCode("ENOSPC"), withCode(5), new Error("no"), { code: "ENOENT" }, undefined].map(codeOf),
      ["ENOSPC", "", "", "", ""],
    );
    assert.deepEqual([withCode("ENOENT"), withCode("EACCES")].map(isMissing), [true, false]);
  });
});
