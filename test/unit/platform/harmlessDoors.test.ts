import assert from "node:assert/strict";
import * as vscode from "vscode";
import { ErrorDoor, Explained } from "../../../src/platform/errors";
import { openLog } from "../../../src/platform/log";
import { openText } from "../../../src/platform/shown/documents";
import { labelOf } from "../../../src/platform/shown/labels";
import { confirm, inform, warn } from "../../../src/platform/shown/notify";
import { withProgress } from "../../../src/platform/shown/progress";
import {
  askForFile,
  askForText,
  makeInputBox,
  makeQuickPick,
  pickItem,
} from "../../../src/platform/shown/quickInputs";
import { openTextTerminal } from "../../../src/platform/shown/terminals";
import { tooltipOf } from "../../../src/platform/shown/tooltips";
import { makeTreeView, treeItem } from "../../../src/platform/shown/treeItems";
import { makeStatusItem, sayInStatusBar } from "../../../src/platform/statusBar";
import { host, useVscode } from "../../support/vscode/host";

const bad = "[a](command:b) $(trash)\u202Ex\ny";
const shown = "[a]\u200B(command:b) $\u200B(trash)<U+202E>x y";

describe("the doors to VS Code", () => {
  useVscode();

  it("show notifications harmlessly, and give the button that was meant", async () => {
    host.answer = ({ choices }) => choices[1];
    for (const say of [inform, warn]) assert.equal(await say(bad, "Other", bad), bad);
    host.answer = () => undefined;
    assert.equal(await inform(bad, bad), undefined);
    for (const { message } of host.shown) assert.equal(message, shown);
    for (const { choices } of host.shown.slice(0, 2)) assert.deepEqual(choices, ["Other", shown]);
  });

  it("ask harmlessly, line by line", async () => {
    host.answer = ({ choices }) => choices[0];
    assert.ok(await confirm(bad, [bad, "", bad], bad));
    const [question] = host.shown;
    assert.equal(question?.message, shown);
    assert.equal(question.detail, `${shown}\n\n${shown}`);
    assert.deepEqual(question.choices, [shown]);
    await confirm("?", bad, "Yes");
    assert.equal(host.shown[1]?.detail, shown);
    host.answer = () => undefined;
    assert.ok(!(await confirm("?", "", "Yes")));
  });

  it("show failures harmlessly", async () => {
    const failed = new Explained(bad, [{ title: bad, run: () => Promise.resolve() }]);
    await new ErrorDoor(openLog()).guard(bad, () => Promise.reject(failed));
    const [failure] = host.shown;
    assert.equal(failure?.message, shown);
    assert.deepEqual(failure.choices, [shown, "Show Log"]);
  });

  it("show progress harmlessly", async () => {
    await withProgress({ in: "notification", title: bad, cancellable: true }, (report) => {
      report({ message: bad, increment: 7 });
      report({ increment: 3 });
      return Promise.resolve();
    });
    await withProgress({ in: "statusBar", title: bad }, () => Promise.resolve());
    await withProgress({ in: { viewId: "x" } }, () => Promise.resolve());
    const [notification, statusBar, view] = host.progress;
    assert.deepEqual(notification?.options, { location: 15, title: shown, cancellable: true });
    assert.deepEqual(notification.reports, [{ increment: 7, message: shown }, { increment: 3 }]);
    assert.deepEqual(statusBar?.options, { location: 10, title: shown, cancellable: false });
    assert.deepEqual(view?.options, { location: { viewId: "x" } });
  });

  it("offer choices harmlessly, and give the one that was meant", async () => {
    const item = { label: bad, description: bad, detail: bad, iconPath: new vscode.ThemeIcon("key"), id: 7 };
    host.answer = ({ choices }) => choices[0];
    assert.equal(await pickItem([item], { title: bad, placeHolder: bad }), item);
    assert.equal(await pickItem(Promise.resolve([item]), { title: bad, matchOnDescription: true }), item);
    host.answer = () => undefined;
    assert.equal(await pickItem([item], { title: bad }), undefined);
    const [items, options] = host.shown[0]?.given ?? [];
    assert.deepEqual(items, [{ ...item, label: shown, description: shown, detail: shown }]);
    assert.deepEqual(options, { title: shown, placeHolder: shown, ignoreFocusOut: true });
    assert.deepEqual(host.shown[1]?.given[1], {
      title: shown,
      matchOnDescription: true,
      ignoreFocusOut: true,
    });
    assert.equal(item.label, bad);
  });

  it("show a list harmlessly, and know only the items that were set", () => {
    const items = [{ label: bad }, { label: "", kind: vscode.QuickPickItemKind.Separator }, { label: "b" }];
    const pick = makeQuickPick();
    pick.title = bad;
    pick.placeholder = bad;
    pick.items = items;
    pick.activeItems = items.slice(0, 1);
    pick.selectedItems = items.slice(2);
    const [real] = host.picks;
    assert.equal(real?.title, shown);
    assert.equal(real.placeholder, shown);
    assert.deepEqual(
      real.items.map(({ label }) => label),
      [shown, "", "b"],
    );
    assert.equal(real.activeItems[0], real.items[0]);
    assert.equal(real.selectedItems[0], real.items[2]);
    assert.deepEqual(
      [pick.items[0], pick.activeItems[0], pick.selectedItems[0]],
      [items[0], items[0], items[2]],
    );
    let accepted: readonly vscode.QuickPickItem[] = [];
    pick.onDidAccept(() => (accepted = pick.selectedItems));
    pick.show();
    assert.ok(real.isShown);
    real.choose(shown);
    real.accept();
    assert.equal(accepted[0], items[0]);
    pick.title = undefined;
    assert.equal(real.title, undefined);
    // The same item twice is the same choice, so that VS Code keeps what is selected.
    const [before] = real.items;
    pick.items = items.slice(0, 1);
    assert.equal(real.items[0], before);
  });

  it("ask for a text harmlessly, and leave the text alone", async () => {
    const box = makeInputBox();
    box.title = bad;
    box.prompt = bad;
    box.placeholder = bad;
    box.value = bad;
    box.validationMessage = bad;
    const [real] = host.inputs;
    assert.deepEqual([real?.title, real?.prompt, real?.placeholder, real?.value], [shown, shown, shown, bad]);
    assert.equal(real?.validationMessage, shown);
    box.validationMessage = { message: bad, severity: vscode.InputBoxValidationSeverity.Info };
    assert.deepEqual(real.validationMessage, { message: shown, severity: 1 });
    box.validationMessage = undefined;
    assert.equal(real.validationMessage, undefined);

    host.answer = () => bad;
    const ask = (problem?: string) =>
      askForText({ title: bad, prompt: bad, value: bad, validateInput: () => problem });
    assert.equal(await ask(), bad);
    assert.equal(await ask(bad), undefined);
    const [options] = (host.shown[1]?.given ?? []) as vscode.InputBoxOptions[];
    assert.deepEqual([options?.title, options?.prompt, options?.value], [shown, shown, bad]);
    assert.equal(options?.validateInput?.(""), shown);
    await askForFile({ title: bad, saveLabel: "Save" }).catch(() => undefined);
    assert.equal(host.shown[2]?.message, shown);
  });

  it("write the status bar harmlessly, with an icon of our own", () => {
    const item = makeStatusItem("id", bad);
    const command = { id: "coderAccess.general.showLog", title: "Show Log", arguments: [1] } as const;
    item.show({ icon: "watch", text: bad, tooltip: bad, command });
    const [real] = host.statusBarItems;
    assert.deepEqual([real?.name, real?.text, real?.tooltip], [shown, `$(watch) ${shown}`, shown]);
    assert.deepEqual(real?.accessibilityInformation, { label: shown });
    assert.deepEqual(real.command, { command: command.id, title: "Show Log", arguments: [1] });
    assert.ok(real.isShown);
    item.hide();
    assert.ok(!real.isShown);
    sayInStatusBar(bad, 5);
    assert.deepEqual(host.statusBarMessages, [shown]);
  });

  it("make rows and what a view says harmless", () => {
    const item = treeItem(
      { label: bad, description: bad, spoken: bad },
      vscode.TreeItemCollapsibleState.Collapsed,
    );
    assert.deepEqual([item.label, item.description, item.collapsibleState], [shown, shown, 1]);
    assert.deepEqual(item.accessibilityInformation, { label: shown });
    assert.equal(treeItem({ label: "a" }).description, undefined);
    const view = makeTreeView("v", { treeDataProvider: { getChildren: () => [], getTreeItem: () => item } });
    view.message = bad;
    view.description = bad;
    view.title = bad;
    view.badge = { value: 3, tooltip: bad };
    const real = host.trees[0]?.view;
    assert.deepEqual([real?.message, real?.description, real?.title], [shown, shown, shown]);
    assert.deepEqual(real?.badge, { value: 3, tooltip: shown });
    Object.assign(view, { message: undefined, badge: undefined });
    assert.deepEqual([real.message, real.badge], [undefined, undefined]);
  });

  it("write tables and links into tooltips that no word of a stranger can leave, and allow only their commands", () => {
    const made = tooltipOf({
      lines: [],
      facts: [["About|", "a | b\n| c | [d](command:e)"]],
      links: [
        {
          title: "Show ]( it",
          command: "coderAccess.tokens.showDetails",
          arguments: ["hovered", "x) [y](command:z)"],
        },
      ],
    });
    assert.ok(made instanceof vscode.MarkdownString);
    const [table = "", links = ""] = made.value.split("\n\n");
    assert.deepEqual(
      table.split("\n").map((line) => line.split("|").length),
      [4, 4, 4],
    );
    assert.match(links, /^\[[^\]]*\]\(command:coderAccess\.tokens\.showDetails\?[\w%.-]+\)$/);
    const [, encoded = ""] = links.split("?");
    assert.deepEqual(JSON.parse(decodeURIComponent(encoded.slice(0, -1))), ["hovered", "x) [y](command:z)"]);
    assert.deepEqual(made.isTrusted, { enabledCommands: ["coderAccess.tokens.showDetails"] });
    assert.equal((tooltipOf({ lines: ["no link"] }) as vscode.MarkdownString).isTrusted, undefined);
  });

  it("write tooltips in which no sign is Markdown's, and no address becomes a link", () => {
    assert.equal(tooltipOf(bad), shown);
    const made = tooltipOf({ title: "*a* $(b)", lines: ["https://x.y", "www.x.y <b> a@b.c", "a_b_c `d`"] });
    assert.ok(made instanceof vscode.MarkdownString);
    const [title, ...lines] = made.value.split("\n\n");
    assert.match(title ?? "", /^\*\*[\p{L} &#\d;]+\*\*$/u);
    for (const line of lines) assert.match(line, /^[\p{L} &#\d;]+$/u);
    const decoded = made.value.replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
    assert.equal(decoded, "***a* $\u200B(b)**\n\nhttps://x.y\n\nwww.x.y <b> a@b.c\n\na_b_c `d`");
    assert.ok(!made.supportThemeIcons && !made.supportHtml && !made.isTrusted);
  });

  it("open texts whose lines stay lines, without links", async () => {
    await openText(["# a", `${bad} HTTPS://x.y`, ""]);
    assert.deepEqual(host.documents, [
      {
        content: "# a\n[a](command:b) $(trash)<U+202E>x y HTTPS:\u200B//x.y\n",
        language: "plaintext",
      },
    ]);
  });

  it("write lines of the log that nobody else can write", () => {
    const log = openLog();
    const line = "a\u202Eb\n2026 [info] signed in";
    log.trace(line);
    log.info(line);
    log.warn(line);
    log.error(line, new Error(line, { cause: new Error(line) }));
    log.error(line, line);
    log.error(line);
    const once = "a<U+202E>b 2026 [info] signed in";
    for (const [index, level] of ["trace", "info", "warn"].entries())
      assert.equal(host.logLines[index], `${level} ${once}`);

    const [error, text, alone] = host.logLines.slice(3);
    const [first, ...others] = error?.split("\n") ?? [];
    assert.equal(first, `error ${once}: Error: ${once}`);
    assert.equal(others.filter((other) => other === `  caused by Error: ${once}`).length, 1);
    assert.ok(others.every((other) => /^ {4}at |^ {2}caused by /.test(other)));
    assert.ok(others.some((other) => other.includes("harmlessDoors.test")));
    assert.equal(text, `error ${once}: ${once}`);
    assert.equal(alone, `error ${once}`);
  });

  it("name a terminal harmlessly", () => {
    const opened: vscode.TerminalOptions[] = [];
    Object.assign(vscode.window, {
      createTerminal: (options: vscode.TerminalOptions) => {
        opened.push(options);
        return { show: () => undefined };
      },
    });
    openTextTerminal(bad, "key", () => undefined);
    const [{ name, isTransient } = {}] = opened;
    assert.deepEqual([name, isTransient], [shown, true]);
  });
});

describe("labelOf", () => {
  it("calls unnamed what has no character to see, and shows those it has", () => {
    assert.equal(labelOf("ci"), "ci");
    assert.equal(labelOf("  "), "unnamed");
    assert.equal(labelOf("\u200B"), "unnamed <U+200B>");
    assert.equal(labelOf("x".repeat(1_000)).length, 200);
  });
});
