import type * as vscode from "vscode";
import { CoderError } from "../../src/coder";
import { serverNow } from "../../src/session/serverTime";
import type { SignedIn } from "../../src/session/sessionState";
import { Surveys } from "../../src/tokens/audit/surveys";
import { TokenCache } from "../../src/tokens/list/tokenCache";
import { TokenStore } from "../../src/tokens/list/tokenStore";
import { TokenNode } from "../../src/views/tokens/nodes/tokenNode";
import type { PictureFacts } from "../../src/views/tokens/pictureFacts";
import { rowsAtOnce, type TokensPicture, tokensPicture } from "../../src/views/tokens/tokensPicture";
import { usualOptions, type ViewOptions } from "../../src/views/tokens/viewOptions";
import type { TreeNode } from "../../src/views/tree/treeNode";
import { memoryLog, MemoryMemento } from "../support/memory";
import { noMarks } from "../support/noMarks";

/** The tokens of a session as the view sees them. */
export class Explorer {
  readonly surveys = new Surveys(memoryLog());
  readonly store: TokenStore;
  options: ViewOptions = usualOptions;
  facts: Partial<PictureFacts> = {};

  constructor(readonly session: SignedIn) {
    this.store = new TokenStore(session, new TokenCache(new MemoryMemento()), memoryLog());
  }

  /** Reads the tokens anew, and waits until all is known that can be. */
  async refresh(): Promise<void> {
    await this.store.refresh("asked");
    const { last } = this.store.current;
    if (last) await this.surveys.complete(last);
  }

  /** What the view shows now. */
  async picture(): Promise<TokensPicture> {
    return pictureOf([this]);
  }

  dispose(): void {
    this.store.dispose();
    this.surveys.dispose();
  }
}

/** What the view shows of one or more deployments; the first one's options and facts count. */
export async function pictureOf(explorers: readonly Explorer[]): Promise<TokensPicture> {
  const states = await Promise.all(
    explorers.map(async ({ session, store, surveys }) => {
      const state = store.current;
      return { session, state, survey: state.last && (await surveys.of(state.last)) };
    }),
  );
  const [first] = explorers;
  return tokensPicture({
    states,
    marks: noMarks,
    options: first?.options ?? usualOptions,
    nowAt: serverNow,
    shownOf: () => rowsAtOnce,
    busyWith: () => undefined,
    leaseRows: () => [],
    current: first?.session.deployment.href,
    explain: (error) => (error instanceof CoderError ? error.message : String(error)),
    ...first?.facts,
  });
}

/** A row with all that is below it: "label description", indented by two spaces a level. */
export async function outline(nodes: readonly TreeNode[], depth = Infinity, indent = ""): Promise<string[]> {
  const lines: string[] = [];
  for (const node of nodes) {
    const { label, description } = node.toItem();
    lines.push([`${indent}${textOf(label)}`, description].filter(Boolean).join(" "));
    if (depth > 1 && node.children)
      lines.push(...(await outline(await node.children(), depth - 1, `${indent}  `)));
  }
  return lines;
}

function textOf(label: vscode.TreeItem["label"]): string {
  return typeof label === "object" ? label.label : (label ?? "");
}

/** Finds the row of a token, whatever group it is in. */
export async function rowOf(nodes: readonly TreeNode[], name: string): Promise<TokenNode> {
  for (const node of nodes) {
    if (node instanceof TokenNode) {
      if (node.token.key.name === name) return node;
      continue;
    }
    if (!node.children) continue;
    const found = await rowOf(await node.children(), name).catch(() => undefined);
    if (found) return found;
  }
  throw new Error(`There is no row ${name}.`);
}
