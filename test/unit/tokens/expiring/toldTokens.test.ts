import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { type Files, nodeFiles } from "../../../../src/tokens/durable/files";
import { ToldTokens } from "../../../../src/tokens/expiring/toldTokens";
import { day, now, token } from "../auditSupport";

const href = "https://coder.example.com";
const failing = (code: string) => () => Promise.reject(Object.assign(new Error(code), { code }));

describe("tokens that were told of", () => {
  let storage: string;
  beforeEach(() => {
    storage = mkdtempSync(path.join(os.tmpdir(), "coder-access-told-"));
  });
  afterEach(() => {
    rmSync(storage, { recursive: true, force: true });
  });

  const told = (fault: Partial<Files> = {}) => new ToldTokens(storage, { ...nodeFiles, ...fault });
  const files = () => readdirSync(path.join(storage, "toldTokens"));
  const ended = (days: number) => token(`ended ${days}`, { age: 30 + days });

  it("are told of by one window, and by none where that cannot be noted", async () => {
    const key = ended(0);
    assert.equal(await told({ open: failing("EEXIST") }).take(href, key), false);
    await assert.rejects(told({ open: failing("EACCES") }).take(href, key), { code: "EACCES" });
    await assert.rejects(told({ readdir: failing("EACCES") }).take(href, key), { code: "EACCES" });
    assert.deepEqual([await told().take(href, key), await told().take(href, key)], [true, false]);
  });

  it("are forgotten a month after their end, and not where that is not known", async () => {
    for (const days of [29, 31]) await told().take(href, ended(days));
    writeFileSync(path.join(storage, "toldTokens", "broken.json"), "{");
    writeFileSync(path.join(storage, "toldTokens", "other.json"), '{"expiresAt":5}');
    await told({ unlink: failing("ENOENT") }).forgetOld(now);
    assert.equal(files().length, 4);
    await assert.rejects(told({ unlink: failing("EACCES") }).forgetOld(now), { code: "EACCES" });
    await told().forgetOld(now);
    assert.equal(files().length, 3);
    await told().forgetOld(new Date(+now + day - 1));
    assert.equal(files().length, 3);
    await told().forgetOld(new Date(+now + day));
    assert.deepEqual(files().sort(), ["broken.json", "other.json"]);
  });
});
