import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Secret } from "../../../../src/core/token/secret";
import type { Sessions } from "../../../../src/session/sessions";
import type { SignedIn } from "../../../../src/session/sessionState";
import { enter, type Entrance, entranceBy, NoKey, type WayIn } from "../../../../src/webviews/signIn/waysIn";
import { plain } from "../../../support/plain";
import { deploymentOf } from "../../../support/sessionWindows";
import { host, pressing, useVscode } from "../../../support/vscode/host";

const token = "abcdefghij-0123456789ABCDEFGHIJKL";
const second = "bbbbbbbbbb-0123456789ABCDEFGHIJKL";
const here = deploymentOf("https://coder.example.com");

describe("a way in", () => {
  useVscode();
  const by = (way: WayIn, environment: NodeJS.ProcessEnv = {}) => entranceBy(way, here, environment);
  const pasted = (text: string, isOwn = false) => by({ kind: "pasted", text: new Secret(text), isOwn });
  const refused = async (work: Promise<Entrance>, field: string, sentence: RegExp) =>
    assert.rejects(work, (error) => {
      assert.ok(error instanceof NoKey);
      assert.equal(error.field, field);
      assert.match(error.sentence, sentence);
      return true;
    });

  describe("by a pasted text", () => {
    for (const text of [token, `  "${token}"\r\n`, `export CODER_SESSION_TOKEN=${token}`, `\u200b${token}`]) {
      it(`finds the token in ${JSON.stringify(text)}`, async () => {
        assert.deepEqual(plain(await pasted(text)), { kind: "key", session: token, origin: "cliAuth" });
      });
    }

    it("makes the person's own token what is not deleted when they sign out", async () => {
      assert.deepEqual(plain(await pasted(token, true)), { kind: "key", session: token, origin: "token" });
    });

    it("says why there is none, and repeats nothing of what was pasted", async () => {
      await refused(pasted(" \u200b\n"), "token", /^Paste the token that the sign-in page shows\.$/);
      await refused(pasted(`${token} ${second}`), "token", /^This text contains more than one token\./);
      await refused(pasted("hunter2"), "token", /^This isn't a Coder token\. A token has 10 characters/);
      await refused(pasted(`${token}-more`), "token", /^This isn't a Coder token/);
    });
  });

  describe("by a password", () => {
    const typed = (email: string, password: string) =>
      by({ kind: "password", email, password: new Secret(password) });

    it("takes the blanks off the address, and none off the password", async () => {
      assert.deepEqual(plain(await typed(" a@example.com\t", "  secret ")), {
        kind: "password",
        credentials: { email: "a@example.com", password: "  secret " },
      });
    });

    it("needs both", async () => {
      for (const [email, password] of [
        ["", "x"],
        ["  ", "x"],
        ["a@example.com", ""],
      ] as const)
        await refused(typed(email, password), "password", /^Enter your email and your password\.$/);
    });
  });

  describe("by the environment", () => {
    const environment = (address: string, session = token) =>
      by({ kind: "environment" }, { CODER_URL: address, CODER_SESSION_TOKEN: session });

    it("takes the session of that deployment", async () => {
      assert.deepEqual(plain(await environment("https://coder.example.com/")), {
        kind: "key",
        session: token,
        origin: "environment",
      });
    });

    it("takes none of another, none without an address, and nothing that is no key", async () => {
      const sentence = /^The environment has no session for coder\.example\.com\.$/;
      for (const other of ["http://coder.example.com", "https://coder.example.com.evil.example", ""])
        await refused(environment(other), "token", sentence);
      await refused(environment(here.href, "hunter2"), "token", sentence);
      await refused(by({ kind: "environment" }), "token", sentence);
    });
  });

  describe("by the Coder CLI", () => {
    let folder: string;
    const { CODER_CONFIG_DIR: usualFolder, PATH: usualPath } = process.env;
    beforeEach(() => {
      folder = mkdtempSync(path.join(tmpdir(), "coder-access-ways-"));
      writeFileSync(path.join(folder, "session"), token);
      writeFileSync(path.join(folder, "url"), here.href);
      process.env["CODER_CONFIG_DIR"] = folder;
      // The machine's own command is not to be asked.
      process.env["PATH"] = folder;
    });
    afterEach(() => {
      rmSync(folder, { recursive: true });
      process.env["PATH"] = usualPath;
      if (usualFolder === undefined) delete process.env["CODER_CONFIG_DIR"];
      else process.env["CODER_CONFIG_DIR"] = usualFolder;
    });

    it("takes its session once the person says so, having said what becomes of it", async () => {
      host.answer = pressing("Use It");
      assert.deepEqual(plain(await by({ kind: "cli" })), { kind: "key", session: token, origin: "cli" });
      assert.equal(host.shown[0]?.message, "Use the Coder CLI's session for coder.example.com?");
      assert.match(host.shown[0].detail ?? "", /^It's read once and stored/);
    });

    it("takes nothing when the person says no", async () => {
      await refused(by({ kind: "cli" }), "token", /^The Coder CLI's session wasn't read\.$/);
    });

    it("takes none of another deployment", async () => {
      writeFileSync(path.join(folder, "url"), "https://other.example.com");
      host.answer = pressing("Use It");
      await refused(by({ kind: "cli" }), "token", /^The Coder CLI has no session for coder\.example\.com\./);
    });
  });

  it("leads to the session that it is for, and can be given up", async () => {
    const entered: unknown[] = [];
    const note = (...given: unknown[]) =>
      Promise.resolve({ kind: entered.push(given) } as unknown as SignedIn);
    const sessions = { signIn: note, signInWithPassword: note } as unknown as Sessions;
    const { signal } = new AbortController();
    const credentials = { email: "a@example.com", password: new Secret("x") };
    await enter(sessions, here, { kind: "key", session: new Secret(token), origin: "token" }, signal);
    await enter(sessions, here, { kind: "password", credentials }, signal);
    assert.deepEqual(entered.map(plain), [
      [here, token, "token", signal],
      [here, { email: "a@example.com", password: "x" }, signal],
    ]);
  });
});
