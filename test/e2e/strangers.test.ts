import assert from "node:assert/strict";
import type { Locator } from "playwright-core";
import { type Coderd, startCoderd } from "./support/coderd";
import { eventually } from "./support/eventually";
import { signInAs } from "./support/signInAs";
import { stepByStep } from "./support/stepByStep";
import { useWorkbench } from "./support/useWorkbench";

const link = "[Verify it](command:workbench.action.toggleSidebarVisibility)";
const icon = "$(trash) ci";
/** What a person named their tokens, and what is seen of it. */
const names = {
  [link]: link,
  [icon]: icon,
  "\u200B": "unnamed <U+200B>",
  "zz\u202Egnp.tpircs": "zz<U+202E>gnp.tpircs",
  "a\u0007b\u001Bc": "a<U+0007>b<U+001B>c",
} as const;

/** What keeps a link or an icon from being one cannot be seen. */
const seen = (text: string) => text.replaceAll("\u200B", "").replace(/[\u2068\u2069]/g, "");

describe("words of strangers", () => {
  stepByStep();

  let coderd: Coderd;
  before(async () => {
    coderd = await startCoderd();
    for (const name of Object.keys(names))
      coderd.createToken("bob", { name, scopes: ["file:read"], lifetime: 40 * 86_400_000 });
  });
  after(() => coderd.stop());
  const opened = useWorkbench(() => ({
    env: { CODER_URL: coderd.url },
    size: { width: 1400, height: 1000 },
  }));

  const tree = () => opened().workbench.tree("Tokens");
  const idOf = (name: string) =>
    coderd.store.keys.all().find(({ tokenName }) => tokenName === name)?.id ?? assert.fail(name);

  /** Waits until a part of the window shows a text, and nothing in it is a link of a stranger, or an icon. */
  async function showsOnly(where: Locator, text: string): Promise<void> {
    await eventually(async () => {
      const texts = await where.allTextContents();
      assert.ok(
        texts.some((shown) => seen(shown).includes(text)),
        texts.join("\n"),
      );
    });
    const ours = ':not([data-href^="command:coderAccess."])';
    assert.equal(await where.locator(`a[href]${ours}, a.monaco-link${ours}, .codicon-trash`).count(), 0);
  }

  it("are text in the rows of the tree", async () => {
    const { workbench } = opened();
    await signInAs(workbench, coderd, "olive");
    await workbench.runCommand("Coder Access: Show All Users' Tokens");
    for (const shown of Object.values(names)) {
      await tree().row(shown).waitFor();
      await showsOnly(tree().row(shown).locator(".monaco-icon-label"), shown);
    }
  });

  it("are text in a tooltip", async () => {
    const { workbench } = opened();
    await tree().row(link).hover();
    const tooltip = workbench.page.locator(".monaco-hover:visible");
    await showsOnly(tooltip, link);
    await showsOnly(tooltip, idOf(link));
    await workbench.page.mouse.move(700, 500);
    await tooltip.waitFor({ state: "detached" });
  });

  it("are text in a question, in the progress and in the notification of what was done", async () => {
    const { workbench } = opened();
    const { page } = workbench;
    coderd.faults.add({ method: "PUT", path: /expire/, times: 1 }, { kind: "delay", milliseconds: 4_000 });
    await tree().contextMenu(link, "Expire Token");
    assert.equal(seen(await workbench.dialog.message()), `Expire "${link}"?`);
    await showsOnly(workbench.dialog.box.locator(".dialog-message-container"), `Expire "${link}"?`);
    await workbench.dialog.choose("Expire Token");
    await showsOnly(workbench.notifications.toast(/^.*Expiring/), `Expiring "${link}"`);
    const done = page.locator(".notification-list-item-message", { hasText: "Expired" });
    await showsOnly(done, `Expired "${link}".`);
    assert.equal(await page.locator(".notification-list-item-message a").count(), 0);
    await workbench.notifications.clear();
    await page.locator(".part.sidebar").waitFor();
  });

  it("are text in a list to choose from, in its title and under an input", async () => {
    const { workbench } = opened();
    const { quickInput } = workbench;
    await workbench.runCommand("Coder Access: Rotate Token…");
    await quickInput.fill("ci");
    const row = quickInput.rows.filter({ hasText: "(trash)" });
    await showsOnly(row.locator(".quick-input-list-label"), icon);
    await row.click();
    await quickInput.widget.waitFor({ state: "hidden" });
    await tree().contextMenu(icon, "Verify Token…");
    await eventually(async () => assert.equal(seen(await quickInput.title()), `Verify ${icon}`));
    await quickInput.cancel();
    await quickInput.widget.waitFor({ state: "hidden" });
  });

  it("are text on tabs, and in the title of a form", async () => {
    const { workbench } = opened();
    const tabs = workbench.page.locator(".tab .monaco-icon-label").filter({ hasText: "(trash)" });
    await showsOnly(tabs, `Rotate ${icon}`);
    const form = workbench.page.locator(".tab.active");
    await form.waitFor();
    await workbench.page.keyboard.press("Control+W");
    await tabs.waitFor({ state: "detached" });
  });

  it("of a server are text in the notification of a failure", async () => {
    const { workbench } = opened();
    const message = `Ask ${link} $(trash) \u202Eesrever`;
    coderd.faults.add(
      { method: "PUT", path: /expire/, times: 1 },
      { kind: "answer", status: 400, body: { message } },
    );
    await tree().contextMenu("zz<U+202E>gnp.tpircs", "Expire Token");
    await workbench.dialog.choose("Expire Token");
    const toast = workbench.page.locator(".notification-list-item-message", { hasText: "Ask" });
    await showsOnly(toast, `Ask ${link} $(trash)`);
    assert.doesNotMatch(await toast.innerText(), /\u202E/);
    await workbench.notifications.clear();
  });
});
