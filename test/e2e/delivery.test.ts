import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { until } from "../host/until";
import { type Coderd, startCoderd } from "./support/coderd";
import { eventually } from "./support/eventually";
import { DeliveryPage, NewTokenPage } from "./support/panels";
import { signInAs } from "./support/signInAs";
import { stepByStep } from "./support/stepByStep";
import { useWorkbench } from "./support/useWorkbench";

for (const profile of ["2.35.1", "2.31.0"] as const) {
  describe(`taking the secret of a new token, v${profile}`, () => {
    stepByStep();

    /** For what happens in the editor alone, whichever server it is. */
    const onceIt = profile === "2.35.1" ? it : () => undefined;

    let coderd: Coderd;
    let secret = "";

    before(async () => {
      coderd = await startCoderd({ profile });
    });
    after(() => coderd.stop());
    const opened = useWorkbench(() => ({
      env: { CODER_URL: coderd.url },
      size: { width: 1400, height: 1000 },
    }));

    const file = (name: string) => path.join(opened().product.workspace, name);
    const delivery = () => DeliveryPage.shown(opened().workbench, "watch-alpha");
    const press = async (name: string) => (await delivery()).frame.getByRole("button", { name }).click();
    const says = async (text: string | RegExp) => (await delivery()).says(text).waitFor();

    /** Up to the questions that come after the file and the name were chosen. */
    async function writeToEnv(): Promise<void> {
      const { quickInput } = opened().workbench;
      await (await delivery()).frame.getByRole("radio", { name: ".env" }).check();
      await press("Write to .env file…");
      await quickInput.pick(".env");
      await quickInput.message(/Name of the environment variable/);
      await quickInput.accept();
    }

    it("proves the token beside its secret, and says which answers that took", async () => {
      const { workbench, product } = opened();
      execFileSync("git", ["-C", product.workspace, "init"], { stdio: "ignore" });
      writeFileSync(file(".gitignore"), "private/\n");
      writeFileSync(file("notes.md"), "token: \n");
      await signInAs(workbench, coderd, "alice");
      await workbench.runCommand("Coder Access: Create Token…");
      const form = await NewTokenPage.shown(workbench);
      await form.chooseMyself();
      await form.name.fill("watch-alpha");
      await form.search.fill("workspace:read");
      await form.scope("workspace:read").check();
      coderd.log.clear();
      await form.create.click();
      await says(/^Works as requested \(\d+ checks\)\.$/);
      assert.equal(coderd.log.count({ method: "POST", path: "/api/v2/users/me/keys/tokens" }), 1);
      assert.ok(coderd.log.count({ path: "/api/v2/authcheck" }) > 0);
      await says("Read workspaces.");
    });

    onceIt(
      "asks before it writes to a file that git would track, and writes nothing when told not to",
      async () => {
        const { workbench } = opened();
        await (await delivery()).frame.getByRole("radio", { name: ".env" }).check();
        await press("Write to .env file…");
        await workbench.quickInput.pick(".env");
        assert.equal(await workbench.quickInput.title(), "Write Secret of watch-alpha");
        await workbench.quickInput.fill("1NOT A NAME");
        assert.match(await workbench.quickInput.message(/letters/), /Don't start with a digit/);
        await workbench.quickInput.accept("CODER_SESSION_TOKEN");
        assert.match(await workbench.dialog.detail(), /Git tracks this file/);
        await workbench.dialog.choose("Cancel");
        assert.ok(!existsSync(file(".env")));
      },
    );

    it("writes the secret for the person alone once they said yes", async () => {
      const { workbench } = opened();
      await writeToEnv();
      await workbench.dialog.choose("Write Secret");
      await says("Saved CODER_URL and CODER_SESSION_TOKEN to .env.");
      const [, written = ""] =
        /^CODER_URL=.*\nCODER_SESSION_TOKEN=(.*)\n$/.exec(readFileSync(file(".env"), "utf8")) ?? [];
      assert.match(written, /^[0-9A-Za-z]{10}-[0-9A-Za-z]{22}$/);
      secret = written;
      if (process.platform !== "win32") assert.equal(statSync(file(".env")).mode & 0o777, 0o600);
    });

    onceIt("replaces another value only after asking, and leaves the rest of the file alone", async () => {
      const { workbench } = opened();
      writeFileSync(file(".env"), "A=1\r\nexport CODER_SESSION_TOKEN='mine' # old\r\nB=2\r\n");
      writeFileSync(file(".gitignore"), "private/\n.env\n");
      await writeToEnv();
      assert.match(await workbench.dialog.message(), /Replace CODER_SESSION_TOKEN in \.env/);
      await workbench.dialog.choose("Cancel");
      assert.match(readFileSync(file(".env"), "utf8"), /'mine'/);
      await writeToEnv();
      await workbench.dialog.choose("Replace Value");
      await until(
        () =>
          readFileSync(file(".env"), "utf8") ===
            `A=1\r\nexport CODER_SESSION_TOKEN=${secret} # old\r\nB=2\r\nCODER_URL=${coderd.url}\r\n` ||
          undefined,
        () => readFileSync(file(".env"), "utf8"),
        5_000,
      );
    });

    onceIt("opens one terminal that has it, and no other", async () => {
      const { workbench } = opened();
      await press("Open terminal with token");
      await says(/are set in this terminal only/);
      const ask = async (name: string) => {
        await workbench.page
          .locator(".terminal.xterm:visible .xterm-helper-textarea")
          .last()
          .waitFor({ state: "attached" });
        await until(
          async () => {
            await workbench.page.locator(".terminal.xterm:visible").last().click();
            await workbench.page.keyboard.type(`echo "$CODER_URL $CODER_SESSION_TOKEN" > ${name}\n`);
            await workbench.page.waitForTimeout(500);
            return existsSync(file(name)) && readFileSync(file(name), "utf8").endsWith("\n")
              ? true
              : undefined;
          },
          () => "The terminal does not answer.",
          30_000,
        );
        return readFileSync(file(name), "utf8");
      };
      assert.equal(await ask("with.txt"), `${coderd.url} ${secret}\n`);
      await workbench.runCommand("Terminal: Create New Terminal");
      assert.equal(await ask("without.txt"), `${coderd.url} \n`, "CODER_URL comes from the test");
    });

    onceIt("inserts it where the cursor was", async () => {
      const { workbench } = opened();
      const { page } = workbench;
      await page.keyboard.press("Control+P");
      await workbench.quickInput.fill("notes.md");
      await workbench.quickInput.pick("notes.md");
      const editor = page.locator('.editor-instance[aria-label*="notes.md"], .monaco-editor').first();
      await editor.waitFor();
      await page.locator(".monaco-editor .view-line").first().click();
      await page.keyboard.press("End");
      await page
        .getByRole("tab", { name: /^watch-alpha/ })
        .first()
        .click();
      await press("Insert at cursor");
      assert.match(await workbench.dialog.message(), /notes\.md/);
      await workbench.dialog.choose("Write Secret");
      await page
        .locator(".monaco-editor .view-line", { hasText: `token: ${secret}` })
        .first()
        .waitFor();
      await page.keyboard.press("Control+Z");
      await page.keyboard.press("Control+S");
      await page
        .getByRole("tab", { name: /^watch-alpha/ })
        .first()
        .click();
    });

    it("keeps it for reuse only when asked to, and gives it again", async () => {
      const { workbench } = opened();
      await (await delivery()).haveIt.waitFor();
      await workbench.openContainer("Coder Access");
      await workbench.tree("Tokens").row("Needs attention").click();
      await workbench.runCommand("Coder Access: Copy Saved Secret");
      await workbench.notifications.text(/No secret for .* is saved in VS Code/);
      await workbench.notifications.clear();
      await press("Save in VS Code");
      await says(/Saved in VS Code/);
      await (await delivery()).haveIt.click();
      await workbench.tree("Tokens").row("watch-alpha").waitFor();
      await workbench.writeClipboard("mine");
      await workbench.runCommand("Coder Access: Copy Saved Secret");
      await workbench.quickInput.pick("watch-alpha");
      await workbench.notifications.text(/Copied the secret of "watch-alpha"/);
      assert.equal(await workbench.readClipboard(), secret);
      await workbench.notifications.clear();
    });

    it("does not count the proof as a use, and shows in the details what was proved of each permission", async () => {
      const { workbench } = opened();
      const used = coderd.store.keys.get(secret.slice(0, 10))?.lastUsedAt;
      assert.ok(used, "the server counts it");
      coderd.log.clear();
      await workbench.tree("Tokens").titleAction("Refresh Tokens");
      await until(
        () => coderd.log.count({ path: "/api/v2/users/me/keys/tokens" }) > 0 || undefined,
        () => "The tokens were not read anew.",
        5_000,
      );
      await workbench.settled();
      await workbench.tree("Tokens").inlineAction("watch-alpha", "Show Token Details");
      const page = await workbench.webview("Token watch-alpha");
      await page.getByText("Used only by the verification.").waitFor();
      await page.getByText(/^Works as requested \(\d+ checks\)\./).waitFor();
      const proved = (permission: string) => page.locator(`td[data-permission="${permission}"]`).innerText();
      assert.match(
        await proved("workspace:read"),
        /^Fails on this server\. workspace:read grants this, but it doesn't work. .* Verified: the server grants this permission\./,
      );
      assert.match(
        await proved("workspace:delete"),
        /Not allowed\. No scope grants this\. Verified: the server denies it\./,
      );
    });

    it("verifies it later, and sounds the alarm when the server allows too much", async () => {
      const { workbench } = opened();
      await workbench.tree("Tokens").contextMenu("watch-alpha", "Verify Token…");
      assert.match(
        await workbench.notifications.text(/"watch-alpha"/),
        /Verified: (\d+) of \1 checks passed\./,
      );
      await workbench.notifications.dismiss(/"watch-alpha".*Verified/);
      const lie = coderd.faults.add(
        { path: "/api/v2/authcheck" },
        {
          kind: "lie",
          change: (body) => Object.fromEntries(Object.keys(body as object).map((name) => [name, true])),
        },
      );
      await workbench.tree("Tokens").contextMenu("watch-alpha", "Verify Token…");
      await workbench.notifications.choose(
        /can do more than requested \(\d+ of \d+ checks\)/,
        "Show Results",
      );
      await eventually(async () =>
        assert.match((await workbench.quickInput.labels()).join("\n"), /wasn't granted/),
      );
      await workbench.quickInput.cancel();
      lie.remove();
    });

    onceIt(
      "keeps the alarm in the details, through a reload, until another proof takes it back",
      async () => {
        const { workbench } = opened();
        const details = () => workbench.webview("Token watch-alpha");
        const alarmed = async () => {
          const page = await details();
          await page
            .getByText(/^Warning: the token can do more than requested \(\d+ of \d+ checks\)/)
            .waitFor();
          assert.match(
            await page.locator("td.alarm[data-permission='workspace:delete']").innerText(),
            /Warning: the server allows it, although it wasn't granted\./,
          );
        };
        await workbench.tree("Tokens").inlineAction("watch-alpha", "Show Token Details");
        await alarmed();
        await workbench.reload();
        await workbench.tree("Tokens").row("watch-alpha").waitFor();
        await workbench.settled();
        await workbench.tree("Tokens").inlineAction("watch-alpha", "Show Token Details");
        await alarmed();
        await (await details()).getByRole("button", { name: "More Actions" }).click();
        await (await details()).getByRole("menuitem", { name: "Verify…", exact: true }).click();
        await workbench.notifications.text(/Verified: (\d+) of \1 checks passed./);
        await workbench.notifications.dismiss(/"watch-alpha".*Verified/);
        await (await details()).locator("td.alarm").first().waitFor({ state: "detached" });
        assert.match(
          await (await details()).locator("td[data-permission='workspace:delete']").innerText(),
          /Verified: the server denies it\./,
        );
      },
    );

    it("forgets what was kept once the token ends", async () => {
      const { workbench } = opened();
      await workbench.tree("Tokens").contextMenu("watch-alpha", "Expire Token");
      await workbench.dialog.choose(profile === "2.31.0" ? "Delete Token" : "Expire Token");
      await until(
        async () => {
          await workbench.notifications.clear().catch(() => undefined);
          await workbench.runCommand("Coder Access: Copy Saved Secret");
          const isForgotten = await workbench.notifications
            .toast(/No secret for .* is saved in VS Code/)
            .first()
            .waitFor({ timeout: 2_000 })
            .then(
              () => true,
              () => undefined,
            );
          if (!isForgotten) await workbench.quickInput.cancel();
          return isForgotten;
        },
        () => "The secret of an ended token is still kept.",
        20_000,
      );
    });
  });
}
