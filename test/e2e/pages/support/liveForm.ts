import { buildCatalog, recipes } from "../../../../src/core";
import { checkDraft } from "../../../../src/drafting/check/checkDraft";
import type { CheckedDraft, CheckRules } from "../../../../src/drafting/check/checkRules";
import type { Draft } from "../../../../src/drafting/draft/draft";
import { startFrom } from "../../../../src/drafting/draft/draftStart";
import type { FormSetup } from "../../../../src/drafting/draft/formSetup";
import { withSuggestedName } from "../../../../src/drafting/draft/suggestName";
import type { FoundResource } from "../../../../src/drafting/things/thing";
import type { FromNewTokenPage } from "../../../../src/webviews/newToken/contract";
import { names, setup, untouchedDraft } from "./newTokenSetup";
import type { NewTokenPage, Panels } from "./usePanels";

/** A longer time than the page waits for the next letter before it searches, in ms. */
const quiet = 400;

/** How often the page may ask again after an answer before a test goes on for ever. */
const mostRounds = 50;

/** What the host of a live form knows. */
interface LiveOptions {
  readonly things?: readonly FoundResource[];
  readonly setup?: FormSetup;
  readonly draft?: Draft;
}

/** The page with the rules of its real host behind it: every draft is checked as there, and what would be created is kept. */
export class LiveForm {
  /** What Create would have sent. */
  readonly created: NonNullable<CheckedDraft["request"]>[] = [];
  /** Whether answers to searches are held back. */
  isSlow = false;
  readonly #held: Extract<FromNewTokenPage, { type: "find" }>[] = [];
  readonly #options: LiveOptions;
  #handled = 0;
  #last: [draft: Draft, turn: number] | undefined;
  #searched: { text: string; isNothing: boolean } = { text: "", isNothing: false };

  private constructor(
    readonly panel: NewTokenPage,
    options: LiveOptions,
  ) {
    this.#options = options;
  }

  /**
   * Opens the page, and answers nothing yet.
   * @param panels where it is opened.
   * @param options what its host knows.
   */
  static async open(panels: Panels, options: LiveOptions = {}): Promise<LiveForm> {
    return new LiveForm(await panels.newToken({ movesClock: true }), options);
  }

  /** Moves time forward, and answers whatever the page asks until it has nothing more to ask. */
  async settle(): Promise<void> {
    for (let round = 0; round < mostRounds; round += 1) {
      await this.panel.page.clock.runFor(quiet);
      const asked = this.panel.sent().slice(this.#handled);
      if (asked.length === 0) return;
      for (const message of asked) {
        this.#handled += 1;
        await this.#answer(message);
      }
    }
    throw new Error(`The page asked something after each of ${mostRounds} answers.`);
  }

  /** Gives the answers that were held back, oldest first. */
  async release(): Promise<void> {
    this.isSlow = false;
    for (const search of this.#held.splice(0)) await this.#find(search);
    await this.settle();
  }

  async #answer(message: FromNewTokenPage): Promise<void> {
    const { panel } = this;
    switch (message.type) {
      case "ready":
        await panel.tell({
          type: "begin",
          setup: this.#options.setup ?? setup,
          draft: message.draft ?? this.#options.draft ?? untouchedDraft,
        });
        await this.#check(message.draft ?? this.#options.draft ?? untouchedDraft, 0);
        return;
      case "changed":
        await this.#check(message.draft, message.turn);
        return;
      case "startFrom": {
        const rules = rulesFor(message.draft);
        const draft = withSuggestedName(
          { ...rules, setup },
          ({ type, id }) => this.#options.things?.find(({ entry }) => entry === `${type}:${id}`),
          startFrom(rules, message.draft, message.start, message.choices),
        );
        await panel.tell({ type: "draft", draft, turn: message.turn });
        await this.#check(draft, message.turn);
        return;
      }
      case "find":
        if (this.isSlow) this.#held.push(message);
        else await this.#find(message);
        return;
      case "submit": {
        const { request } = this.#checked(message.draft, 0);
        if (request) this.created.push(request);
        return;
      }
      case "alive":
        await panel.tell({ type: "alive" });
        return;
      case "addLinked":
      case "startOver":
      case "applyFix":
      case "copyCommand":
      case "runStep":
      case "cancel":
        throw new Error(`The live form does not know "${message.type}".`);
    }
  }

  async #find({ search, kind, text }: Extract<FromNewTokenPage, { type: "find" }>): Promise<void> {
    const all = (this.#options.things ?? []).filter(
      ({ entry, name }) => entry.startsWith(`${kind}:`) && name.includes(text.toLowerCase()),
    );
    const resources = all.slice(0, 20);
    this.#searched = { text, isNothing: all.length === 0 };
    const total = all.length > 20 ? { total: all.length } : {};
    await this.panel.tell({ type: "found", search, resources, ...total });
    if (this.#last) await this.#check(...this.#last);
  }

  async #check(draft: Draft, turn: number): Promise<void> {
    const listed = (this.#options.things ?? []).filter(({ entry }) => draft.allowList.includes(entry));
    await this.panel.tell({
      type: "names",
      names: Object.fromEntries(listed.map((one) => [one.entry, one])),
    });
    this.#last = [draft, turn];
    await this.panel.tell({ type: "checked", check: this.#checked(draft, turn).check });
  }

  #checked(draft: Draft, turn: number): CheckedDraft {
    const { text, isNothing } = this.#searched;
    const meant = this.#options.things?.[0];
    return checkDraft(rulesFor(draft), draft, turn, {
      now: new Date("2026-11-22T13:05:00Z"),
      sayEnd: (end) => `Expires ${end.toISOString()}.`,
      searched: (_kind, typed) =>
        typed.trim() === text ? { isNothing, ...(isNothing ? { meant } : {}) } : undefined,
    });
  }
}

/** The rules of a form that was filled for the owner of a draft. */
function rulesFor({ owner }: Draft): CheckRules {
  const catalog = buildCatalog(names, "v2.35.1");
  return {
    catalog,
    owner,
    recipes: recipes(catalog),
    grants: new Map(),
    userId: owner?.id ?? setup.self.id,
    maximumSeconds: 90 * 86_400,
    takenNames: [],
  };
}
