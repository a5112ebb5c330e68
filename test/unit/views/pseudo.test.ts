import assert from "node:assert/strict";
import * as l10n from "@vscode/l10n";
import { tokensPicture } from "../../../src/views/tokens/tokensPicture";
import { usualOptions } from "../../../src/views/tokens/viewOptions";
import type { TreeNode } from "../../../src/views/tree/treeNode";
import { workspacesPicture } from "../../../src/views/workspaces/workspacesPicture";
import { faultsOf, pseudoBundle, stringsIn } from "../../support/pseudo";
import { host, useVscode } from "../../support/vscode/host";
import { catalogOf } from "../core/catalogs";
import { now, token } from "../tokens/auditSupport";
import { noon, workspace } from "../workspaces/workspaceSupport";
import { factsOf, sessionAt, stateOf } from "./pictureSupport";

const day = 86_400_000;

/** What Intl writes in English, and what is the same in every language. */
const data = [
  ...["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
  ...["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun", "UTC", "GMT", "AM", "PM"],
  ...["in", "ago", "tomorrow", "yesterday", "now", "days", "day", "hours", "hour", "minutes", "minute"],
  ...["years", "year", "months", "month"],
];

/** The tests have one catalog for all, made before any test. */
const descriptions = catalogOf("2.35").groups.flatMap(({ scopes }) =>
  scopes.map(({ description }) => description),
);

describe("the views in a language that nobody speaks", () => {
  useVscode();
  beforeEach(() => {
    host.language = "qps-ploc";
    host.bundle = pseudoBundle;
    l10n.config({ contents: pseudoBundle });
  });
  // Other tests in this process read English.
  afterEach(() => l10n.config({ contents: {} }));

  /** What a row and everything below it says, to the eye and to the ear. */
  async function textsOf(nodes: readonly TreeNode[]): Promise<string[]> {
    const all = await Promise.all(
      nodes.map(async (node) => {
        const { label, description, accessibilityInformation } = node.toItem();
        const below = await textsOf((await node.children?.()) ?? []);
        const said = [label, description, accessibilityInformation?.label] as unknown[];
        return [...stringsIn(said), ...below];
      }),
    );
    return all.flat();
  }
  function assertTranslated(texts: readonly string[], names: readonly string[]): void {
    assert.ok(
      texts.some((text) => text.includes("⟦")),
      texts.join("\n"),
    );
    const known = new RegExp(`\\b(?:${data.join("|")})\\b|\\b[a-z_]+:[a-z_.*]+`, "g");
    assert.deepEqual(
      texts.flatMap((text) => faultsOf(text.replaceAll(known, ""), [...names, ...descriptions])),
      [],
    );
  }

  for (const isGrouped of [false, true]) {
    it(`tokens say nothing but what is translated, in whole sentences; grouped: ${isGrouped}`, async () => {
      const keys = [
        token("deploy"),
        { ...token("laptop"), scopes: ["coder:all"] },
        { ...token("ends"), expiresAt: new Date(+now + day / 2) },
        { ...token("over"), expiresAt: new Date(+now - day) },
        { ...token("used"), lastUsed: new Date(+now - 3 * day) },
      ];
      const { roots, message } = await tokensPicture(
        factsOf([stateOf(sessionAt("coder.example.com", 3_600_000), keys)], {
          options: { ...usualOptions, isGrouped, showsExpired: true },
        }),
      );
      const names = [...keys.map(({ name }) => name), "coder.example.com", "alice"];
      assertTranslated([message, ...(await textsOf(roots))], names);
    });
  }

  it("workspaces say nothing but what is translated, in whole sentences", async () => {
    const session = sessionAt("coder.example.com", 0);
    const workspaces = [
      workspace("alpha", { ownerId: session.record.userId }),
      workspace("beta", { ownerId: session.record.userId, favorite: true, outdated: true }),
      workspace("gamma"),
    ];
    const { roots, message } = await workspacesPicture({
      states: [
        {
          session,
          state: {
            kind: "loaded",
            last: {
              session,
              workspaces,
              unreadable: [],
              query: "",
              maySeeEverybodys: false,
              hasOthers: false,
              sharedIds: new Set(),
              at: noon,
            },
          },
        },
      ],
      filter: "",
      words: [],
      nowAt: () => noon,
      shownOf: () => 200,
      busyWith: () => undefined,
      explain: String,
      rowsBelow: () => [],
      withOthers: () => Promise.resolve(),
    });
    const own = workspaces.flatMap((one) => stringsIn(JSON.parse(JSON.stringify(one)) as unknown));
    assertTranslated([message, ...(await textsOf(roots))], [...own, "★"]);
  });
});
