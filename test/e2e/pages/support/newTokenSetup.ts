import { buildCatalog, lintGrant } from "../../../../src/core";
import type { Check } from "../../../../src/drafting/check/draftCheck";
import type { Draft } from "../../../../src/drafting/draft/draft";
import { recipeGroups, withheldRecipes } from "../../../../src/drafting/draft/draftStart";
import type { FormSetup } from "../../../../src/drafting/draft/formSetup";
import type { Changes } from "../../../../src/drafting/succession/changes";
import type { SuccessionSetup } from "../../../../src/drafting/succession/succession";
import { buildPicture } from "../../../../src/presentation/picture/buildPicture";
import type { Picture } from "../../../../src/presentation/picture/picture";
import scopeNames from "../../../coderd/profiles/scopeNames.json" with { type: "json" };

/** The scopes of a current deployment. */
export const names = Object.entries(scopeNames)
  .filter(([since]) => since < "2.36")
  .flatMap(([, added]) => added)
  .sort();
const catalog = buildCatalog(names, "v2.35.1");

function title(type: string): string {
  const words = type.replaceAll("_", " ");
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

/** The form of a current deployment, with its 55 scopes. */
export const setup: FormSetup = {
  host: "coder.example.com",
  self: { id: "00000000-0000-4000-8000-00000000000d", username: "dana" },
  mayChooseOwner: false,
  ownerGiven: "",
  presets: [
    { text: "1d", label: "1 day" },
    { text: "7d", label: "7 days" },
    { text: "30d", label: "30 days" },
    { text: "90d", label: "90 days (maximum)" },
  ],
  maximum: "Maximum: 90d.",
  maximumSeconds: 90 * 86_400,
  groups: catalog.groups.map(({ title, scopes }) => ({
    title,
    scopes: scopes.map(({ name, kind, description, expansion }) => ({
      name,
      description,
      expansion: kind === "action" ? [] : expansion,
      isFullAccess: kind === "full",
    })),
  })),
  recipes: recipeGroups(catalog),
  withheld: withheldRecipes(catalog),
  tokens: [
    { start: "token:abcdefghij", name: "ci-alpha", summary: "5 scopes · expires in 3 months" },
    { start: "token:klmnopqrst", name: "laptop-2024", summary: "full access · expires in 94 years" },
  ],
  resourceTypes: [
    ...["workspace", "template", "user", "organization"].map((type) => ({ type, label: title(type) })),
    ...catalog.resourceTypes
      .filter(({ type }) => !["workspace", "template", "user", "organization"].includes(type))
      .map(({ type }) => ({ type, label: title(type) })),
  ],
  canScope: true,
  canList: true,
  limits: [],
};

/** A form whose person has not said what the token is for. */
export const untouchedDraft: Draft = { name: "", lifetime: "7d", scopes: [], reach: "all", allowList: [] };

/** A form whose person wants to choose the permissions themselves, and has chosen none. */
export const emptyDraft: Draft = { ...untouchedDraft, start: "custom" };

/** What the host says of a form that nobody has touched. */
export const emptyCheck: Check = {
  turn: 0,
  problems: {
    name: "Enter a name.",
    scopes: "Select at least one scope.",
  },
  entryProblems: [],
  ends: "Expires in 7 days, Sun 29 Nov 2026, 14:05 CET.",
  summary: [],
  findings: [],
  canSubmit: false,
};

export const filledDraft: Draft = {
  name: "watch-alpha",
  lifetime: "7d",
  scopes: ["workspace:read", "workspace:start", "workspace:stop", "template:read"],
  reach: "only",
  allowList: ["workspace:8d4f2c1a-55aa-4b0e-9c3e-2f1f7a6f0b21", "template:*"],
};

const filledGrant = {
  scopes: filledDraft.scopes,
  allowList: [
    { type: "workspace", id: "8d4f2c1a-55aa-4b0e-9c3e-2f1f7a6f0b21" },
    { type: "template", id: "*" },
  ],
};

/** The picture of the filled draft. */
export const filledPicture = buildPicture(catalog, filledGrant, {
  findings: lintGrant(catalog, filledGrant),
  nameOf: () => "alpha",
});

/** Builds the picture with every state that an action can have, in the language of the moment. */
export const buildEveryState = (): Picture =>
  buildPicture(
    catalog,
    {
      scopes: ["workspace:read", "workspace:create", "template:*", "api_key:read", "coder:workspaces.access"],
      allowList: filledGrant.allowList.concat({ type: "api_key", id: "*" }),
    },
    {
      findings: lintGrant(catalog, { scopes: ["api_key:read"], allowList: [] }),
      roles: new Map([
        ["template:create", false],
        ["template:delete", false],
      ]),
      nameOf: () => "alpha",
    },
  );

export const everyState = buildEveryState();

export const filledCheck: Check = {
  turn: 0,
  problems: {},
  entryProblems: [null, null],
  ends: "Expires in 7 days, Sun 29 Nov 2026, 14:05 CET.",
  summary: [
    "Can read, start and stop 1 workspace.",
    "Can't create tokens.",
    "Access to: workspace alpha, all templates.",
  ],
  picture: filledPicture,
  findings: [
    {
      severity: "warning",
      message: "Listing fails on this server while resources are selected by ID; each by itself works.",
      fixes: [],
    },
    {
      severity: "hint",
      message: "Commands such as coder whoami will fail: the token can't read your profile.",
      fixes: ["Allow reading your profile"],
      isOnlyBroader: true,
    },
  ],
  canSubmit: true,
};

/** What the form has in addition for a token in place of another. */
export function succession(how: "change" | "rotate"): SuccessionSetup {
  const note = "Nothing expires early while VS Code is closed or you're signed out.";
  return {
    how,
    name: "ci-alpha",
    question: 'When should "ci-alpha" expire?',
    endings: [
      {
        value: "86400",
        label: "1 day after you save the new secret",
        detail: "Mon 23 Nov 2026, 14:05 CET if you save it now",
        note,
      },
      { value: "unused", label: "Once it's no longer used", detail: "after a day without use", note },
      {
        value: "0",
        label: "Immediately",
        detail: "when you select Done; anything still using it stops working",
        note: "",
      },
      { value: "keep", label: "Don't expire it early", detail: "expires Sun 29 Nov 2026", note: "" },
    ],
    usualEnding: "86400",
  };
}

/** How a token differs from the one it replaces. */
export const someChanges: Changes = {
  added: [{ text: "workspace beta" }],
  removed: [{ text: "Stop workspaces", code: "workspace:stop" }],
};
