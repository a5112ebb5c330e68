import assert from "node:assert/strict";
import { Uri } from "vscode";
import { followLinks, SignInLink } from "../../../src/session/followLinks";
import { host, useVscode } from "../../support/vscode/host";

const link = (rest: string) => Uri.parse(`vscode://coder-access.coder-access${rest}`, true);

describe("a link to sign in", () => {
  useVscode();
  let runs: unknown[][];
  let following: { dispose(): unknown };

  beforeEach(() => {
    runs = [];
    host.commands.set("coderAccess.session.signIn", (...args) => {
      const [link] = args as [SignInLink];
      assert.ok(link instanceof SignInLink && args.length === 1);
      runs.push(Object.entries(link).flat());
    });
    following = followLinks();
  });

  const follow = async (rest: string) => host.uriHandler?.handleUri(link(rest));

  it("opens the panel with its address, and hands over nothing else that it carries", async () => {
    await follow(
      `/sign-in?token=AAAAAAAAAA-AAAAAAAAAAAAAAAAAAAAAA&url=${encodeURIComponent("https://coder.example.com/a?b")}`,
    );
    assert.deepEqual(runs, [["address", "https://coder.example.com/a?b"]]);
  });

  it("may name no address", async () => {
    await follow("/sign-in");
    assert.deepEqual(runs, [["address", undefined]]);
  });

  for (const rest of [
    "/sign-out?url=https://a",
    "/",
    "/sign-in/more?url=https://a",
    "/Sign-In?url=https://a",
  ]) {
    it(`is none: ${rest}`, async () => {
      await follow(rest);
      assert.deepEqual(runs, []);
    });
  }

  it("is followed no longer once the extension ends", () => {
    assert.ok(host.uriHandler);
    following.dispose();
    assert.equal(host.uriHandler, undefined);
  });
});
