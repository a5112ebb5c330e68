import * as l10n from "@vscode/l10n";
import * as vscode from "vscode";
import { completeGrant } from "../../core/reasoning/complete";
import type { ChoiceName, Choices } from "../../core/recipes/choices";
import { formatLifetime } from "../../core/token/formatLifetime";
import { applyFix, checkDraft } from "../../drafting/check/checkDraft";
import type { CheckedDraft } from "../../drafting/check/checkRules";
import type { Draft } from "../../drafting/draft/draft";
import { partsOf, startFrom } from "../../drafting/draft/draftStart";
import type { Form } from "../../drafting/form/form";
import type { FormKnowledge } from "../../drafting/form/formKnowledge";
import type { Resources } from "../../drafting/things/resources";
import { allResources } from "../../presentation/token/ownerOf";
import type { Owner } from "../../tokens/key/tokenRequest";
import type { ResourceKind } from "../../tokens/things/seenThings";
import { pickOne, pickSome, separator, typeText } from "./quickSteps";
import { resourceStep } from "./resourceStep";
import { back, type Step } from "./runSteps";
import { suggestName } from "./suggestName";

type Choice = vscode.QuickPickItem & { readonly start: string | undefined };
type ScopeItem = vscode.QuickPickItem & { readonly scope: string };
type ReachItem = vscode.QuickPickItem & { readonly only: ResourceKind | undefined };
type ReviewItem = vscode.QuickPickItem & { readonly fix: readonly [number, number] | undefined };

/** The questions of the form, one after the other, in quick picks. */
export class QuickForm {
  readonly #knowledge: FormKnowledge;
  readonly #resources: Resources;
  readonly #load: (owner: Owner | undefined) => Promise<Form>;

  /** @param resources those of `knowledge`. @param load loads the form of another owner. */
  constructor(
    public form: Form,
    knowledge: FormKnowledge,
    resources: Resources,
    load: (owner: Owner | undefined) => Promise<Form>,
  ) {
    this.#knowledge = knowledge;
    this.#resources = resources;
    this.#load = load;
  }

  /** The first question that applies to this deployment. */
  get first(): Step {
    const { canScope, mayChooseOwner } = this.form.setup;
    return canScope ? this.#start : mayChooseOwner ? this.#owner : this.#lifetime;
  }

  /** The question to restart from if all were answered but the name was taken. */
  get again(): Step {
    return this.#name;
  }

  /** Checks the answers the way the form does. */
  check(draft: Draft): CheckedDraft {
    return checkDraft(this.form, draft, 0, this.#knowledge.context());
  }

  #frame(placeholder: string, hasBack: boolean) {
    const { setup, owner } = this.form;
    const title = owner
      ? l10n.t("New token for {0} on {1}", owner.username, setup.host)
      : l10n.t("New token on {0}", setup.host);
    return { title, placeholder, hasBack };
  }

  /** What every search for resources needs. */
  get #search() {
    return {
      resources: this.#resources,
      frame: (question: string, hasBack: boolean) => this.#frame(question, hasBack),
    };
  }

  readonly #owner: Step = (before, wasBefore) =>
    resourceStep({
      kind: "user",
      ...this.#search,
      one: (draft, id) => ({
        draft: { ...draft, owner: this.#ownerOf(id) },
        next: this.form.setup.canScope ? this.#start : this.#lifetime,
      }),
    })(before, wasBefore);

  #ownerOf(id: string): Owner | undefined {
    if (id === this.form.setup.self.id) return undefined;
    return { id, username: this.#resources.nameOf({ type: "user", id })?.name ?? id };
  }

  /** Another owner has other names, another maximum and other tokens to start from. */
  async #fit({ owner }: Draft): Promise<void> {
    if (owner?.id !== this.form.owner?.id) this.form = await this.#load(owner);
  }

  readonly #start: Step = async (draft, hasBack) => {
    await this.#fit(draft);
    const { recipes, tokens, withheld, mayChooseOwner } = this.form.setup;
    const unavailable = withheld.map(({ title, reason }): Choice => ({
      label: title,
      detail: reason,
      start: undefined,
    }));
    const forOther: Choice = {
      label: l10n.t("For another user"),
      start: undefined,
    };
    const items: (Choice | vscode.QuickPickItem)[] = [
      ...recipes.flatMap((group) => [
        separator(group.title),
        ...group.recipes.map(({ title, reason, start }) => ({ label: title, detail: reason, start })),
      ]),
      separator(l10n.t("Something else")),
      { label: l10n.t("Choose scopes"), detail: l10n.t("One by one."), start: undefined },
      ...(mayChooseOwner ? [forOther] : []),
      separator(l10n.t("Copy from token")),
      ...tokens.map(({ name, summary, start }) => ({ label: name, description: summary, start })),
      ...(unavailable.length === 0 ? [] : [separator(l10n.t("Not available on this deployment"))]),
      ...unavailable,
    ];
    const chosen = await pickOne<Choice>(items, this.#frame(l10n.t("What is the token for?"), hasBack));
    if (chosen === back) return back;
    if (unavailable.includes(chosen)) return { draft, next: this.#start };
    if (chosen === forOther) return { draft, next: this.#owner };
    const { start } = chosen;
    if (start === undefined) return { draft, next: this.#scopes };
    const recipe = recipes.flatMap((group) => group.recipes).find((one) => one.start === start);
    return {
      draft: startFrom(this.form, draft, start, {}),
      next: this.#needs(start, recipe?.needs ?? [], {}),
    };
  };

  /** Asks for the resources that a recipe needs, one after the other. */
  #needs(start: string, needs: readonly ChoiceName[], choices: Choices): Step {
    const [kind, ...rest] = needs;
    if (kind === undefined) return this.#lifetime;
    const goOn = (draft: Draft, choice: Choices[ChoiceName]) => {
      const chosen: Choices = { ...choices, [kind]: choice };
      return { draft: startFrom(this.form, draft, start, chosen), next: this.#needs(start, rest, chosen) };
    };
    return resourceStep({
      kind,
      ...this.#search,
      one: (draft, id) => goOn(draft, [id]),
      all: (draft) => goOn(draft, "all"),
    });
  }

  readonly #scopes: Step = async (draft, hasBack) => {
    const items: (ScopeItem | vscode.QuickPickItem)[] = this.form.setup.groups.flatMap(
      ({ title, scopes }) => [
        separator(title),
        ...scopes.map(({ name, description }) => ({ label: name, description, scope: name })),
      ],
    );
    const chosen = await pickSome<ScopeItem>(
      items,
      ({ scope }) => draft.scopes.includes(scope),
      this.#frame(l10n.t("What can it do? Select at least one scope."), hasBack),
    );
    if (chosen === back) return back;
    const scopes = chosen.map(({ scope }) => scope);
    return {
      draft: { ...draft, scopes },
      next: this.form.setup.canList ? this.#reach : this.#lifetime,
    };
  };

  readonly #reach: Step = async (draft, hasBack) => {
    const labels: Readonly<Record<ResourceKind, string>> = {
      workspace: l10n.t("Only one workspace"),
      template: l10n.t("Only one template"),
      user: l10n.t("Only one user"),
      organization: l10n.t("Only one organization"),
    };
    const { picture } = this.check(draft).check;
    const types = picture?.kind === "kinds" ? picture.kinds.map(({ type }) => type) : Object.keys(labels);
    const items: ReachItem[] = [
      ...(Object.keys(labels) as ResourceKind[])
        .filter((kind) => types.includes(kind))
        .map((kind) => ({
          label: labels[kind],
          detail: l10n.t("Plus the resources its scopes need."),
          only: kind,
        })),
      {
        label: allResources(this.form.owner?.username),
        detail: l10n.t("Includes resources created later."),
        only: undefined,
      },
    ];
    const chosen = await pickOne<ReachItem>(items, this.#frame(l10n.t("What can it access?"), hasBack));
    if (chosen === back) return back;
    const { only: kind } = chosen;
    if (kind === undefined) return { draft: { ...draft, reach: "all", allowList: [] }, next: this.#lifetime };
    const goOn = (before: Draft, id: string) => ({
      draft: this.#limited(before, kind, id),
      next: this.#lifetime,
    });
    return {
      draft,
      next: resourceStep({ kind, ...this.#search, one: goOn, all: (before) => goOn(before, "*") }),
    };
  };

  #limited(draft: Draft, type: ResourceKind, id: string): Draft {
    const grant = { scopes: draft.scopes, allowList: [{ type, id }] };
    const { userId } = this.form;
    const context = userId === "" ? {} : { userId };
    return { ...draft, ...partsOf(completeGrant(this.form.catalog, grant, context)) };
  }

  readonly #lifetime: Step = async (draft, hasBack) => {
    await this.#fit(draft);
    const { presets, maximum } = this.form.setup;
    const usual = presets.map(({ text }) => text).join(", ");
    const lifetime = await typeText(
      draft.lifetime,
      (text) => {
        const { check } = this.check({ ...draft, lifetime: text });
        return {
          problem: check.problems.lifetime,
          meaning: l10n.t("{0} For example, {1}. {2}", check.ends, usual, maximum),
        };
      },
      {
        title: l10n.t("Lifetime of the new token on {0}", this.form.setup.host),
        placeholder: l10n.t("For example, {0}", usual),
        hasBack,
      },
      { text: formatLifetime(this.form.maximumSeconds), tooltip: l10n.t("As long as allowed") },
    );
    return lifetime === back ? back : { draft: { ...draft, lifetime: lifetime.trim() }, next: this.#name };
  };

  readonly #name: Step = async (draft, hasBack) => {
    const { takenNames, setup } = this.form;
    const tokenName = (id: string) => setup.tokens.find(({ start }) => start === `token:${id}`)?.name;
    const nameOf = this.#knowledge.context().nameOf ?? (() => undefined);
    const suggested = draft.name === "" ? suggestName(draft, nameOf, takenNames, tokenName) : draft.name;
    const name = await typeText(
      suggested,
      (text) => ({ problem: this.check({ ...draft, name: text }).check.problems.name }),
      this.#frame(l10n.t("Name of the token, for example laptop-backup"), hasBack),
    );
    return name === back ? back : { draft: { ...draft, name }, next: this.#review };
  };

  readonly #review: Step = async (draft, hasBack) => {
    const checked = this.check(draft);
    const { check } = checked;
    const problems = Object.values(check.problems);
    const items: (ReviewItem | vscode.QuickPickItem)[] = [
      ...(check.canSubmit
        ? [
            {
              label: l10n.t("Create {0}", draft.name.trim()),
              iconPath: new vscode.ThemeIcon("check"),
              description: check.ends,
              detail: check.summary.join(" "),
              fix: undefined,
            },
          ]
        : problems.map((label) => ({ label, iconPath: new vscode.ThemeIcon("error"), fix: undefined }))),
      ...check.findings.flatMap(({ severity, message, fixes }, finding) => [
        separator(words()[severity]),
        ...(fixes.length === 0
          ? [{ label: message, iconPath: new vscode.ThemeIcon(icons[severity]), fix: undefined }]
          : fixes.map((title, fix) => ({
              label: title,
              iconPath: new vscode.ThemeIcon("lightbulb"),
              detail: message,
              fix: [finding, fix] as const,
            }))),
      ]),
    ];
    for (;;) {
      const chosen = await pickOne<ReviewItem>(
        items,
        this.#frame(l10n.t("Create the token, or fix a problem first"), hasBack),
      );
      if (chosen === back) return back;
      if (chosen.fix) return { draft: applyFix(this.form, checked, ...chosen.fix), next: this.#review };
      if (check.canSubmit && chosen === items[0]) return { draft };
    }
  };
}

const icons = { error: "error", warning: "warning", hint: "info" } as const;

function words() {
  return {
    error: l10n.t("Error"),
    warning: l10n.t("Warning"),
    hint: l10n.t("Hint"),
  };
}
