import assert from "node:assert/strict";
import { goodAddress, sampleToken } from "./support/samples";
import { type SignInPage, usePanels } from "./support/usePanels";

const address = "https://coder.example.com";

describe("the sign-in page", () => {
  const panels = usePanels();

  /** A page whose address is known to be a Coder server. */
  async function withGoodAddress(): Promise<SignInPage> {
    const panel = await panels.signIn();
    await panel.tell({ type: "begin", address, offered: [address, "http://localhost:3000"] });
    const { turn } = await panel.next("addressChanged");
    await panel.tell({ type: "address", turn, state: goodAddress });
    return panel;
  }
  const field = ({ page }: SignInPage) => page.getByLabel("Deployment", { exact: true });
  const tokenField = ({ page }: SignInPage) => page.getByLabel("Paste the token shown there");
  const focused = ({ page }: SignInPage) => page.evaluate<string>("document.activeElement.id");

  it("asks the prefilled address at once and sends nothing else unasked", async () => {
    const panel = await withGoodAddress();
    assert.deepEqual(panel.sent(), [{ type: "ready" }, { type: "addressChanged", address, turn: 1 }]);
    assert.ok(await panel.page.getByText("Coder v2.35.1").isVisible());
    assert.ok(await panel.page.getByText("coder.example.com/cli-auth opens in your browser.").isVisible());
    assert.ok(await panel.page.getByText("Sent only to coder.example.com.").isVisible());
  });

  it("asks a typed address once it has rested, with a turn that counts up", async () => {
    const panel = await panels.signIn();
    await panel.tell({ type: "begin", address: "", offered: [] });
    await panel.page.keyboard.type("https://a.example", { delay: 5 });
    const { address: asked, turn } = await panel.next("addressChanged");
    assert.equal(asked, "https://a.example");
    assert.equal(turn, "https://a.example".length);
    assert.equal(panel.sent().filter(({ type }) => type === "addressChanged").length, 1);
  });

  it("does not take away what was typed before the host answered", async () => {
    const panel = await panels.signIn();
    await field(panel).fill("https://a.example");
    await panel.tell({ type: "begin", address: "", offered: [address] });
    assert.equal(await field(panel).inputValue(), "https://a.example");
    await panel.tell({ type: "begin", address, offered: [address] });
    assert.equal(await field(panel).inputValue(), address);
  });

  it("forgets the token that was pasted for another address when a link brings a new one", async () => {
    const panel = await withGoodAddress();
    await tokenField(panel).fill(sampleToken);
    await panel.tell({ type: "begin", address, offered: [] });
    assert.equal(await tokenField(panel).inputValue(), sampleToken);
    await panel.tell({ type: "begin", address: "https://other.example", offered: [] });
    assert.equal(await tokenField(panel).inputValue(), "");
  });

  it("ignores what is said about an earlier address", async () => {
    const panel = await withGoodAddress();
    await field(panel).fill("https://other.example");
    await panel.tell({ type: "address", turn: 1, state: goodAddress });
    assert.ok(await panel.page.getByRole("button", { name: "Open sign-in page" }).isDisabled());
    const { turn } = await panel.next("addressChanged");
    await panel.tell({
      type: "address",
      turn,
      state: { kind: "bad", sentence: "other.example was not found.", canRetry: true, canTrust: false },
    });
    assert.equal(await field(panel).getAttribute("aria-invalid"), "true");
    await panel.page.getByRole("button", { name: "Retry" }).click();
    const again = await panel.next("addressChanged");
    assert.deepEqual(again, { type: "addressChanged", address: "https://other.example", turn: turn + 1 });
  });

  it("asks nothing at an address that came with a link before it is told to", async () => {
    const panel = await panels.signIn();
    await panel.tell({ type: "begin", address, offered: [], isLinked: true });
    assert.equal(await field(panel).inputValue(), address);
    assert.ok(await panel.page.getByText("This address came with a link.").isVisible());
    assert.ok(await panel.page.getByRole("button", { name: "Open sign-in page" }).isDisabled());
    await panel.page.waitForTimeout(400);
    assert.deepEqual(panel.sent(), [{ type: "ready" }]);
    await panel.page.getByRole("button", { name: "Check this address" }).click();
    assert.equal((await panel.next("addressChanged")).address, address);
  });

  it("offers the steps that may help with an address, and says which was pressed", async () => {
    const panel = await withGoodAddress();
    const steps = ["Use https://coder.example.com", "Open Setting"];
    const sentence = "proxy.example.com is a workspace proxy, not a Coder deployment.";
    await panel.tell({
      type: "address",
      turn: 1,
      state: { kind: "bad", sentence, canRetry: true, canTrust: false, steps },
    });
    await panel.page.getByRole("button", { name: "Open Setting" }).click();
    assert.deepEqual(await panel.next("takeStep"), { type: "takeStep", address, step: 1 });
  });

  it("takes the token out of what is pasted, though the field has one line", async () => {
    const panel = await withGoodAddress();
    await tokenField(panel).focus();
    const paste = async (text: string) => {
      await tokenField(panel).fill("");
      await panel.page.evaluate(`{
        const clipboardData = new DataTransfer();
        clipboardData.setData("text/plain", ${JSON.stringify(text)});
        token.dispatchEvent(new ClipboardEvent("paste", { clipboardData, cancelable: true, bubbles: true }));
      }`);
      return tokenField(panel).inputValue();
    };
    const broken = `${sampleToken.slice(0, 20)}\n${sampleToken.slice(20)}`;
    for (const text of [`export CODER_URL=https://h\nexport CODER_SESSION_TOKEN="${sampleToken}"\n`, broken])
      assert.equal(await paste(text), sampleToken, text);

    await tokenField(panel).fill(`${sampleToken} 0123456789-0123456789ABCDEFGHIJKL`);
    await tokenField(panel).blur();
    assert.ok(await panel.page.getByText("This text contains more than one token.").isVisible());
  });

  it("offers recent addresses to the keyboard and asks the chosen one at once", async () => {
    const panel = await panels.signIn();
    await panel.tell({ type: "begin", address: "", offered: [address, "http://localhost:3000"] });
    const { keyboard } = panel.page;
    assert.equal(await focused(panel), "address");
    await keyboard.press("ArrowDown");
    assert.equal(await field(panel).getAttribute("aria-expanded"), "true");
    await keyboard.press("ArrowDown");
    await keyboard.press("ArrowDown");
    assert.equal(
      await panel.page.getByRole("option", { selected: true }).innerText(),
      "http://localhost:3000",
    );
    await keyboard.press("Enter");
    assert.deepEqual(await panel.next("addressChanged"), {
      type: "addressChanged",
      address: "http://localhost:3000",
      turn: 1,
    });
    assert.equal(
      panel.sent().some(({ type }) => type === "submit"),
      false,
    );
  });

  it("closes the list with Escape and only then cancels", async () => {
    const panel = await panels.signIn();
    await panel.tell({ type: "begin", address: "", offered: [address] });
    await panel.page.keyboard.press("ArrowDown");
    await panel.page.keyboard.press("Escape");
    assert.equal(await panel.page.getByRole("listbox").isVisible(), false);
    assert.deepEqual(panel.sent(), [{ type: "ready" }]);
    await panel.page.keyboard.press("Escape");
    await panel.next("cancel");
  });

  it("signs in by keyboard alone: open the page, paste, Enter", async () => {
    const panel = await withGoodAddress();
    const { keyboard } = panel.page;
    await keyboard.press("Tab");
    await keyboard.press("Enter");
    assert.deepEqual(await panel.next("openSignInPage"), { type: "openSignInPage", address });
    assert.equal(await focused(panel), "token");
    await keyboard.insertText(`${sampleToken} `);
    await keyboard.press("Enter");
    assert.deepEqual(await panel.next("submit"), {
      type: "submit",
      address,
      token: sampleToken,
      isOwn: false,
    });
    await panel.tell({ type: "signingIn" });
    await keyboard.press("Enter");
    await panel.page.getByRole("button", { name: "Signing in" }).click({ force: true });
    assert.equal(panel.sent().filter(({ type }) => type === "submit").length, 1);
    await keyboard.type("x");
    assert.equal(await tokenField(panel).inputValue(), `${sampleToken} `);
    await panel.page.getByRole("button", { name: "Cancel" }).click();
    await panel.next("cancel");
  });

  it("says beside the token why it was refused, and takes another one", async () => {
    const panel = await withGoodAddress();
    await tokenField(panel).fill(sampleToken);
    await panel.page.keyboard.press("Enter");
    await panel.next("submit");
    const sentence = "coder.example.com doesn't accept this token.";
    await panel.tell({ type: "signingIn" }, { type: "failed", field: "token", sentence });
    assert.equal(await focused(panel), "token");
    const description = await panel.page.evaluate<string>(
      "[...token.getAttribute('aria-describedby').split(' ')].map((id) => document.getElementById(id).textContent).join(' ')",
    );
    assert.ok(description.includes(sentence), description);
    assert.equal(await tokenField(panel).getAttribute("aria-invalid"), "true");
    await panel.page.keyboard.insertText(sampleToken);
    assert.equal(await tokenField(panel).getAttribute("aria-invalid"), null);
    await panel.page.keyboard.press("Enter");
    await panel.next("submit");
  });

  it("marks a text that is no token only when the field is left", async () => {
    const panel = await withGoodAddress();
    await tokenField(panel).focus();
    await panel.page.keyboard.type("not-a-token");
    assert.equal(await tokenField(panel).getAttribute("aria-invalid"), null);
    await panel.page.keyboard.press("Tab");
    assert.equal(await tokenField(panel).getAttribute("aria-invalid"), "true");
    assert.ok(await panel.page.getByText("This isn't a Coder token").isVisible());
  });

  it("shows the token only while its eye is pressed", async () => {
    const panel = await withGoodAddress();
    const eye = panel.page.getByRole("button", { name: "Show the token" });
    await tokenField(panel).fill(sampleToken);
    assert.equal(await tokenField(panel).getAttribute("type"), "password");
    await eye.click();
    assert.equal(await eye.getAttribute("aria-pressed"), "true");
    assert.equal(await tokenField(panel).getAttribute("type"), "text");
    await eye.click();
    assert.equal(await tokenField(panel).getAttribute("type"), "password");
  });

  it("has one primary button, and a certificate at fault is trusted only by another one", async () => {
    const panel = await withGoodAddress();
    assert.deepEqual(await panel.page.locator("button.primary").allInnerTexts(), ["Sign in"]);
    const trust = panel.page.getByRole("button", { name: "Continue without verifying…" });
    assert.equal(await trust.count(), 0);
    const sentence = "The certificate has expired.";
    await panel.tell({
      type: "address",
      turn: 1,
      state: { kind: "bad", sentence, canRetry: true, canTrust: true },
    });
    await trust.click();
    assert.deepEqual(await panel.next("trustCertificate"), { type: "trustCertificate", address });
    assert.deepEqual(await panel.page.locator("button.primary").allInnerTexts(), ["Sign in"]);
  });

  it("keeps the address and never the token when it is hidden and shown again", async () => {
    const panel = await withGoodAddress();
    await field(panel).fill("https://other.example");
    await tokenField(panel).fill(sampleToken);
    assert.deepEqual(await panel.kept(), { address: "https://other.example", way: "signInPage" });
    assert.equal((await panel.markup()).includes(sampleToken), false);
    await panel.page.reload();
    assert.deepEqual(await panel.next("ready"), { type: "ready", address: "https://other.example" });
  });
});
