import assert from "node:assert/strict";
import type { Locator } from "playwright-core";
import { goodAddress, sampleToken } from "./support/samples";
import { type SignInPage, usePanels } from "./support/usePanels";

const address = "https://coder.example.com";

describe("the other ways in on the sign-in page", () => {
  const panels = usePanels();

  async function withGoodAddress(ways = goodAddress.ways as { password: boolean; environment: boolean }) {
    const panel = await panels.signIn();
    await panel.tell({ type: "begin", address, offered: [address] });
    const { turn } = await panel.next("addressChanged");
    await panel.tell({ type: "address", turn, state: { ...goodAddress, ways } });
    return panel;
  }
  const link = ({ page }: SignInPage, name: string) => page.getByRole("button", { name });
  const links = ({ page }: SignInPage) =>
    page.getByRole("list", { name: "Other ways to sign in" }).getByRole("button").allInnerTexts();
  const email = ({ page }: SignInPage) => page.getByLabel("Email");
  const password = ({ page }: SignInPage) => page.getByLabel("Password", { exact: true });
  const isFocused = async (field: Locator) => (await field.and(field.page().locator(":focus")).count()) === 1;

  it("are those of the deployment, and sleep until it has answered", async () => {
    const panel = await panels.signIn();
    assert.deepEqual(await links(panel), ["Use an existing token", "Use the Coder CLI's session"]);
    assert.ok(await link(panel, "Coder CLI").isDisabled());
    const bare = await withGoodAddress({ password: false, environment: false });
    assert.deepEqual(await links(bare), ["Use an existing token", "Use the Coder CLI's session"]);
    assert.ok(await link(bare, "Coder CLI").isEnabled());
    assert.deepEqual(await links(await withGoodAddress()), [
      "Use a password",
      "Use an existing token",
      "Use the Coder CLI's session",
      "Use this environment's session",
    ]);
  });

  it("take email and password by keyboard alone, and the password once", async () => {
    const panel = await withGoodAddress();
    const { keyboard } = panel.page;
    await link(panel, "Use a password").focus();
    await keyboard.press("Enter");
    assert.ok(await isFocused(email(panel)));
    assert.ok(await panel.page.getByText("Your password is sent only to coder.example.com").isVisible());
    assert.equal(await panel.page.getByRole("button", { name: "Open sign-in page" }).isVisible(), false);
    await keyboard.type("dana@example.com ");
    await keyboard.press("Tab");
    await keyboard.type("correct horse");
    assert.equal(await password(panel).getAttribute("type"), "password");
    await keyboard.press("Enter");
    await keyboard.press("Enter");
    assert.deepEqual(await panel.next("submitPassword"), {
      type: "submitPassword",
      address,
      email: "dana@example.com",
      password: "correct horse",
    });
    assert.equal(panel.sent().filter(({ type }) => type === "submitPassword").length, 1);
    assert.equal(
      panel.sent().some(({ type }) => type === "submit"),
      false,
    );
  });

  it("say beside the password why it was refused, and what was typed stays", async () => {
    const panel = await withGoodAddress();
    await link(panel, "Use a password").click();
    await email(panel).fill("dana@example.com");
    await password(panel).fill("wrong");
    await panel.page.keyboard.press("Enter");
    await panel.next("submitPassword");
    const sentence = "coder.example.com didn't accept this email and password.";
    await panel.tell({ type: "signingIn" }, { type: "failed", field: "password", sentence });
    assert.ok(await isFocused(password(panel)));
    assert.equal(await password(panel).getAttribute("aria-invalid"), "true");
    assert.ok(await panel.page.getByText(sentence).first().isVisible());
    assert.equal(await email(panel).inputValue(), "dana@example.com");
    await panel.page.keyboard.type("better");
    assert.equal(await password(panel).getAttribute("aria-invalid"), null);
  });

  for (const field of ["password", "token"] as const) {
    it(`say every refusal in sight of the password, and offer the sign-in page where that is the way: ${field}`, async () => {
      const panel = await withGoodAddress();
      await link(panel, "Use a password").click();
      await email(panel).fill("dana@example.com");
      await password(panel).fill("correct horse");
      await panel.page.keyboard.press("Enter");
      const sentence = "Your account on coder.example.com doesn't use a password.";
      await panel.tell({ type: "signingIn" }, { type: "failed", field, sentence, offersSignInPage: true });
      assert.ok(await panel.page.locator(".password-way").getByText(sentence).isVisible());
      await panel.page.locator(".password-way").getByRole("button", { name: "Use the sign-in page" }).click();
      assert.ok(await link(panel, "Open sign-in page").isVisible());
      assert.equal(await password(panel).isVisible(), false);
    });
  }

  it("lead back to the sign-in page, and a password does not stay behind", async () => {
    const panel = await withGoodAddress();
    await link(panel, "Use a password").click();
    await email(panel).fill("dana@example.com");
    await password(panel).fill("correct horse");
    assert.deepEqual(await panel.kept(), { address, way: "password" });
    assert.ok(!/dana@|horse/.test(await panel.markup()));
    await link(panel, "Use the sign-in page").click();
    assert.ok(await isFocused(link(panel, "Open sign-in page")));
    await link(panel, "Use a password").click();
    assert.equal(await password(panel).inputValue(), "");
  });

  it("are still the chosen one when the page is hidden and shown again", async () => {
    const panel = await withGoodAddress();
    await link(panel, "Use a password").click();
    await panel.page.reload();
    assert.deepEqual(await panel.next("ready"), { type: "ready", address });
    assert.ok(await email(panel).isVisible());
  });

  it("give way to the sign-in page where a deployment takes no password", async () => {
    const panel = await withGoodAddress();
    await link(panel, "Use a password").click();
    await panel.tell({
      type: "address",
      turn: 9,
      state: { ...goodAddress, ways: { password: false, environment: false } },
    });
    assert.equal(await password(panel).isVisible(), false);
    assert.ok(await panel.page.getByLabel("Paste the token shown there").isVisible());
  });

  it("take an existing token, and say before what becomes of it", async () => {
    const panel = await withGoodAddress();
    await link(panel, "Use an existing token").click();
    const field = panel.page.getByLabel("Paste your API token");
    assert.ok(await isFocused(field));
    assert.ok(await panel.page.getByText("Signing out won't revoke this token.").isVisible());
    assert.ok(await panel.page.getByText("Listing or creating tokens needs the api_key scopes.").isVisible());
    assert.equal(await link(panel, "Open sign-in page").isVisible(), false);
    await panel.page.keyboard.insertText(sampleToken);
    await panel.page.keyboard.press("Enter");
    assert.deepEqual(await panel.next("submit"), {
      type: "submit",
      address,
      token: sampleToken,
      isOwn: true,
    });
  });

  for (const [name, type] of [
    ["Use the Coder CLI's session", "useCliSession"],
    ["Use this environment's session", "useEnvironment"],
  ] as const) {
    it(`take one press and nothing typed: ${name}`, async () => {
      const panel = await withGoodAddress();
      await link(panel, name).click();
      assert.deepEqual(await panel.next(type), { type, address });
      await panel.tell({ type: "failed", field: "token", sentence: "There is none." });
      assert.ok(await panel.page.locator(".other-ways").getByText("There is none.").isVisible());
      assert.equal(await panel.page.locator("#token").getAttribute("aria-invalid"), null);
      await link(panel, "Use an existing token").click();
      assert.equal(await panel.page.locator(".other-ways").getByText("There is none.").isVisible(), false);
    });
  }

  it("offer the clipboard's token, which never enters the page", async () => {
    const panel = await withGoodAddress();
    const use = panel.page.getByRole("button", { name: "Use it" });
    assert.equal(await use.count(), 0);
    await panel.tell({ type: "clipboard", isOffered: true });
    const line = panel.page.getByRole("status").filter({ hasText: "Your clipboard contains a token." });
    assert.ok(await line.isVisible());
    assert.equal(await panel.page.locator("#token").inputValue(), "");
    assert.equal(
      panel.sent().some(({ type }) => type === "useClipboard"),
      false,
    );
    await panel.page.locator("#token").fill(sampleToken);
    assert.equal(await use.count(), 0);
    await panel.page.locator("#token").fill("");
    await use.click();
    assert.deepEqual(await panel.next("useClipboard"), { type: "useClipboard", address, isOwn: false });
    await panel.tell({ type: "clipboard", isOffered: false });
    assert.equal(await use.count(), 0);
  });

  it("rest while signing in", async () => {
    const panel = await withGoodAddress();
    await panel.tell({ type: "clipboard", isOffered: true }, { type: "signingIn" });
    const before = panel.sent().length;
    for (const name of ["Use it", "Use a password", "Coder CLI", "environment"])
      await link(panel, name).click();
    assert.equal(panel.sent().length, before);
    assert.equal(await password(panel).isVisible(), false);
  });
});
