import os from "node:os";
import * as l10n from "@vscode/l10n";
import * as vscode from "vscode";
import { isUnrestricted } from "../../../core/grant/grant";
import { scopesInShort } from "../../../core/grant/scopesInShort";
import { summarize } from "../../../core/reasoning/summary";
import type { LeaseFacts } from "../../../leases/leaseControl";
import { type Tooltip, treeItem } from "../../../platform/shown/treeItems";
import { absoluteTime, relativeTime } from "../../../platform/time/times";
import { holderWords } from "../../../presentation/leaseWords";
import { reachInShort, reachInWords } from "../../../presentation/resourceWords";
import type { TokenContext } from "../../../presentation/token/tokenContext";
import type { TreeNode } from "../../tree/treeNode";

/** What a lease is held by; leases of another machine are told by it. */
const icons = {
  terminal: "terminal",
  task: "tools",
  agent: "robot",
  extension: "extensions",
  tool: "wrench",
} as const;

/** The row of a lease: what holds it, what it can do, and for how long. Commands receive it as their argument. */
export class LeaseNode implements TreeNode {
  readonly #context: TokenContext;

  /** @param context what is known at its deployment. */
  constructor(
    readonly lease: LeaseFacts,
    context: TokenContext,
    readonly parent: TreeNode,
  ) {
    this.#context = context;
  }

  toItem(): vscode.TreeItem {
    const { grant, until, kind, machine, name } = this.lease;
    const { names, now } = this.#context;
    const label = holderWords(this.lease);
    const words = [
      scopesInShort(grant.scopes),
      isUnrestricted(grant.allowList)
        ? l10n.t("all resources")
        : (reachInShort(grant.allowList, names) ?? reachInWords(grant.allowList, names)),
      l10n.t("expires {0}", relativeTime(until, now)),
      ...(machine === os.hostname() ? [] : [l10n.t("on {0}", machine)]),
    ];
    const item = treeItem({ label, description: words.join(" · "), spoken: [label, ...words].join(", ") });
    item.id = `${this.lease.deployment} ${name}`;
    item.iconPath = new vscode.ThemeIcon(icons[kind]);
    item.contextValue = "lease";
    return item;
  }

  tooltip(): Tooltip {
    const { grant, until, machine, name, tokenId } = this.lease;
    const { names, loaded } = this.#context;
    return {
      title: holderWords(this.lease),
      lines: [
        summarize(loaded.catalog, grant),
        l10n.t("Scopes: {0}", grant.scopes.join(", ")),
        l10n.t("Resources: {0}", reachInWords(grant.allowList, names)),
        l10n.t("Expires: {0}", absoluteTime(until)),
        l10n.t("Machine: {0}", machine),
        l10n.t("Name: {0}", name),
        ...(tokenId === undefined ? [] : [l10n.t("ID: {0}", tokenId)]),
      ],
    };
  }
}
