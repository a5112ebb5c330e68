import assert from "node:assert/strict";
import { host, useVscode } from "../../../support/vscode/host";
import {
  eventually,
  next,
  page,
  send,
  sent,
  settled,
  type SignInWindow,
  signInWindow,
} from "./signInSupport";

describe("opening the sign-in page", () => {
  useVscode();
  let window: SignInWindow;
  beforeEach(async () => (window = await signInWindow()));
  afterEach(() => window.close());
  const pages = () => host.webviews.filter(({ isOpen }) => isOpen);

  it("shows one, in which another address takes the place of the one before and of its token", async () => {
    const first = window.show();
    send({ type: "openSignInPage", address: window.coderd.url });
    await eventually(() => host.opened.length === 1);
    const second = window.show("https://other.example.com", true);
    assert.equal(first, second);
    assert.equal(host.webviews.length, 1);
    const { address, isLinked } = await next("begin");
    assert.deepEqual([address, isLinked], ["https://other.example.com", true]);
    host.clipboard = window.coderd.sessionKeyFor("alice");
    host.focus(true);
    await settled();
    assert.deepEqual(
      sent().map(({ type: kind }) => kind),
      ["begin"],
    );
  });

  it("leaves what was typed as it is when it is asked for without an address", async () => {
    const first = window.show("https://first.example.com");
    send({ type: "addressChanged", address: "", turn: 1 });
    await next("address");
    const before = sent().length;
    assert.equal(window.show(), first);
    await settled();
    assert.equal(sent().length, before);
    assert.equal(pages().length, 1);
    assert.equal(window.coderd.log.count(), 0);
  });

  it("says of an address whether it came with a link", async () => {
    void window.show("https://asked.example.com");
    send({ type: "ready" });
    assert.equal((await next("begin")).isLinked, false);
    void window.show("https://linked.example.com", true);
    assert.equal((await next("begin", 1)).isLinked, true);
  });

  it("gives all who asked the session that was made, and closes", async () => {
    const asked = [window.show(), window.show(window.coderd.url)];
    const token = window.coderd.sessionKeyFor("alice");
    send({ type: "submit", address: window.coderd.url, token, isOwn: false });
    const [first, second] = await Promise.all(asked);
    assert.equal(first?.record.username, "alice");
    assert.equal(second, first);
    assert.equal(window.sessions.current, first);
    await eventually(() => pages().length === 0);
  });

  it("gives nothing when the person leaves, and shows a new one the next time", async () => {
    const left = window.show();
    send({ type: "cancel" });
    assert.equal(await left, undefined);
    assert.deepEqual(pages(), []);
    const again = window.show(window.coderd.url);
    assert.notEqual(again, left);
    assert.deepEqual([host.webviews.length, pages().length, page().isOpen], [2, 1, true]);
    const token = window.coderd.sessionKeyFor("alice");
    send({ type: "submit", address: window.coderd.url, token, isOwn: false });
    assert.equal((await again)?.record.username, "alice");
  });
});
