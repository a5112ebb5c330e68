import * as vscode from "vscode";
import { harmless } from "../../core/text/harmless";
import { passingThrough } from "./harmlessly";
import { labelOf } from "./labels";

/** A label, a description or a detail is one line of a list. */
const longestLine = 300;

/**
 * A question stays open until it is answered or dismissed with Escape. VS Code returns the focus late to a
 * webview that had it before the palette, which would otherwise close the command's question; and copying
 * something from another window must not close it either.
 */
const staying = { ignoreFocusOut: true } as const;

/**
 * Creates a list to choose from, with all texts made harmless. Icons are passed as `iconPath`.
 * @returns a quick pick like VS Code's; its `items` are the ones that were set.
 */
export function makeQuickPick<Item extends vscode.QuickPickItem>(): vscode.QuickPick<Item> {
  const items = new ShownItems<Item>();
  return passingThrough<vscode.QuickPick<Item>>(
    Object.assign(vscode.window.createQuickPick<Item>(), staying),
    {
      title: maybe,
      placeholder: maybe,
      items: (all) => all.map((item) => items.shown(item)),
      activeItems: (some) => some.map((item) => items.shown(item)),
      selectedItems: (some) => some.map((item) => items.shown(item)),
    },
    {
      items: (all) => all.map((item) => items.given(item)),
      activeItems: (some) => some.map((item) => items.given(item)),
      selectedItems: (some) => some.map((item) => items.given(item)),
      onDidTriggerItemButton: (event) => (listener) =>
        event(({ item, button }) => void listener({ item: items.given(item), button })),
    },
  );
}

/**
 * Shows a list to choose from, with all texts made harmless. Icons are passed as `iconPath`.
 * @param items the choices.
 * @param options title and placeholder.
 * @returns the chosen item; undefined if the person dismisses the list.
 */
export async function pickItem<Item extends vscode.QuickPickItem>(
  items: readonly Item[] | Promise<readonly Item[]>,
  options: {
    readonly title: string;
    readonly placeHolder?: string;
    readonly matchOnDescription?: boolean;
  },
): Promise<Item | undefined> {
  const shown = new ShownItems<Item>();
  const given = Promise.resolve(items).then((all) => all.map((item) => shown.shown(item)));
  const { title, placeHolder, ...others } = options;
  const picked = await vscode.window.showQuickPick(given, {
    ...others,
    ...staying,
    title: harmless(title),
    ...(placeHolder === undefined ? {} : { placeHolder: harmless(placeHolder) }),
  });
  return picked && shown.given(picked);
}

/**
 * Creates an input box; the texts around it are made harmless, the value stays unchanged.
 * @returns an input box like VS Code's.
 */
export function makeInputBox(): vscode.InputBox {
  return passingThrough(Object.assign(vscode.window.createInputBox(), staying), {
    title: maybe,
    placeholder: maybe,
    prompt: maybe,
    validationMessage,
  });
}

/**
 * Prompts for a text; the texts around the input are made harmless.
 * @param options as VS Code takes them.
 * @returns the text; undefined if the person dismisses the prompt.
 */
export async function askForText(options: {
  readonly title: string;
  readonly prompt: string;
  readonly value?: string;
  readonly password?: boolean;
  /** Returns what is wrong with a text; undefined if it is acceptable. */
  readonly validateInput: (text: string) => string | undefined;
}): Promise<string | undefined> {
  const { title, prompt, validateInput, ...others } = options;
  return vscode.window.showInputBox({
    ...others,
    ...staying,
    title: harmless(title),
    prompt: harmless(prompt),
    validateInput: (text) => maybe(validateInput(text)),
  });
}

/**
 * Asks where to write a file.
 * @param options the title of the dialog, and its button.
 * @returns undefined if the person dismisses the dialog.
 */
export async function askForFile(options: {
  readonly title: string;
  readonly saveLabel: string;
}): Promise<vscode.Uri | undefined> {
  return vscode.window.showSaveDialog({ ...options, title: harmless(options.title) });
}

/** VS Code shows copies with harmless texts; callers see only the items they set. */
class ShownItems<Item extends vscode.QuickPickItem> {
  readonly #given = new WeakMap<Item, Item>();
  readonly #shown = new WeakMap<Item, Item>();

  shown(item: Item): Item {
    const known = this.#shown.get(item);
    if (known) return known;
    const { label, description, detail, buttons } = item;
    const shown = {
      ...item,
      label: item.kind === vscode.QuickPickItemKind.Separator ? harmless(label, longestLine) : labelOf(label),
      ...(description === undefined ? {} : { description: harmless(description, longestLine) }),
      ...(detail === undefined ? {} : { detail: harmless(detail, longestLine) }),
      ...(buttons === undefined ? {} : { buttons }),
    };
    this.#shown.set(item, shown);
    this.#given.set(shown, item);
    return shown;
  }

  given(item: Item): Item {
    return this.#given.get(item) ?? item;
  }
}

function maybe(text: string | undefined): string | undefined {
  return text === undefined ? undefined : harmless(text);
}

function validationMessage(
  message: string | vscode.InputBoxValidationMessage | undefined,
): string | vscode.InputBoxValidationMessage | undefined {
  return typeof message === "object" ? { ...message, message: harmless(message.message) } : maybe(message);
}
