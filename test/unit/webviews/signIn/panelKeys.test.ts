import assert from "node:assert/strict";
import type { SignedIn } from "../../../../src/session/sessionState";
import { host, pressing, useVscode } from "../../../support/vscode/host";
import {
  eventually,
  next,
  page,
  send,
  sent,
  type SignInWindow,
  signInWindow,
  typeAddress,
} from "./signInSupport";

const credentials = { email: "alice@example.com", password: "coder-access" };

describe("the host of the sign-in page, with a key,", () => {
  useVscode();
  let window: SignInWindow;
  beforeEach(async () => (window = await signInWindow()));
  afterEach(() => window.close());

  describe("signs in", () => {
    let done: Promise<SignedIn | undefined>;
    beforeEach(() => void (done = window.show()));

    for (const isOwn of [true, false]) {
      it(`with a pasted token, ${isOwn ? "the person's own" : "one of the sign-in page"}, and closes`, async () => {
        const key = window.coderd.sessionKeyFor("alice");
        send({ type: "submit", address: window.coderd.url, token: ` "${key}"\n`, isOwn });
        const session = await done;
        assert.equal(session?.record.session.expose(), key);
        assert.equal(session.record.origin, isOwn ? "token" : "cliAuth");
        assert.deepEqual(window.profile.stored, [key]);
        assert.equal(page().isOpen, false);
        assert.equal(window.isTold(key), false);
      });
    }

    it("with what lies on the clipboard, which the page never gets", async () => {
      const key = window.coderd.sessionKeyFor("alice");
      send({ type: "openSignInPage", address: "javascript:alert(1)" });
      send({ type: "openSignInPage", address: window.coderd.url });
      await eventually(() => host.opened.length > 0);
      assert.deepEqual(host.opened, [`${window.coderd.url}/cli-auth`]);
      host.clipboard = key;
      host.focus(true);
      assert.equal((await next("clipboard")).isOffered, true);
      send({ type: "useClipboard", address: window.coderd.url, isOwn: false });
      assert.equal((await done)?.record.session.expose(), key);
      assert.equal(window.isTold(key), false);
      assert.equal(host.clipboard, key);
    });

    it("with a password once, however often it is sent", async () => {
      for (let time = 0; time < 3; time += 1)
        send({ type: "submitPassword", address: window.coderd.url, ...credentials });
      assert.equal((await done)?.record.origin, "password");
      assert.equal(window.coderd.log.count({ method: "POST", path: "/api/v2/users/login" }), 1);
      assert.equal(window.isTold(credentials.password), false);
    });

    it("not with a wrong one, which it says at the password, and then with the right one", async () => {
      send({
        type: "submitPassword",
        address: window.coderd.url,
        ...credentials,
        password: "wrong-one",
      });
      const { field, sentence } = await next("failed");
      assert.equal(field, "password");
      assert.match(sentence, /didn't accept this email or password/);
      assert.deepEqual([page().isOpen, window.profile.stored], [true, []]);
      assert.equal(window.isTold("wrong-one"), false);
      send({ type: "submitPassword", address: window.coderd.url, ...credentials });
      assert.ok(await done);
    });

    it("with the environment's session of that deployment, and of no other", async () => {
      const { env } = process;
      try {
        const CODER_SESSION_TOKEN = window.coderd.sessionKeyFor("alice");
        process.env = { ...env, CODER_SESSION_TOKEN, CODER_URL: "https://other.example.com" };
        send({ type: "useEnvironment", address: window.coderd.url });
        assert.match((await next("failed")).sentence, /^The environment has no session for 127/);
        assert.equal(window.coderd.log.count(), 0);
        process.env = { ...env, CODER_SESSION_TOKEN, CODER_URL: window.coderd.url };
        send({ type: "useEnvironment", address: window.coderd.url });
        assert.equal((await done)?.record.origin, "environment");
      } finally {
        process.env = env;
      }
    });
  });

  describe("sends no key", () => {
    let key: string;
    let done: Promise<SignedIn | undefined>;
    beforeEach(() => {
      key = window.coderd.sessionKeyFor("alice");
      done = window.show();
    });
    const submit = (address = window.coderd.url, token = key) =>
      send({ type: "submit", address, token, isOwn: false });

    it("to what is no address, and none that is no token", async () => {
      submit("ftp://coder.example.com");
      assert.equal((await next("failed")).field, "address");
      const before = sent().length;
      submit(window.coderd.url, "not-a-token");
      assert.equal((await next("failed", before)).field, "token");
      assert.equal(window.coderd.log.count(), 0);
      assert.deepEqual(window.log.lines, [], "what nobody sent is no failure to write down");
    });

    it("where something else answers, though a Coder server did before", async () => {
      await typeAddress(window.coderd.url, 1);
      window.coderd.faults.add({ path: "/api/v2/buildinfo" }, { kind: "captivePortal" });
      await typeAddress(window.coderd.url, 2);
      submit();
      assert.equal((await next("failed")).field, "address");
      assert.deepEqual(window.keysSent(), []);
      assert.equal(window.isTold(key), false);
    });

    it("unencrypted to another machine without a yes", async () => {
      submit("http://coder.example.com");
      const { field, sentence } = await next("failed");
      assert.deepEqual([field, sentence], ["address", "Nothing was sent to coder.example.com."]);
      assert.deepEqual(host.messages, ["Sign in to coder.example.com without encryption?"]);
      assert.ok(!sent().some(({ type: kind }) => kind === "signingIn"));
      host.answer = pressing("Sign In Unencrypted");
      window.sessions.answered.ensure = () => Promise.reject(new Error("no network in this test"));
      submit("http://coder.example.com");
      await next("signingIn");
    });

    it("of the Coder CLI before the person says so", async () => {
      send({ type: "useCliSession", address: window.coderd.url });
      assert.equal((await next("failed")).sentence, "The Coder CLI's session wasn't read.");
      assert.match(host.messages.join(), /^Use the Coder CLI's session for 127/);
      assert.equal(window.coderd.log.count(), 0);
    });

    it("that it keeps, once the person has left: what the server made meanwhile is deleted", async () => {
      const before = window.coderd.store.keys.all().length;
      window.coderd.faults.add({ path: "/api/v2/users/login" }, { kind: "delay", milliseconds: 100 });
      send({ type: "submitPassword", address: window.coderd.url, ...credentials });
      await eventually(() => window.coderd.log.count({ path: "/api/v2/users/login" }) === 1);
      send({ type: "cancel" });
      assert.equal(await done, undefined);
      await eventually(() => window.coderd.log.count({ method: "DELETE", status: 204 }) === 1);
      assert.equal(window.coderd.store.keys.all().length, before);
      assert.deepEqual([window.sessions.all, window.profile.stored], [[], []]);
      assert.ok(!sent().some(({ type: kind }) => kind === "failed"));
      assert.deepEqual(window.log.lines, []);
    });
  });
});
