import { buildCatalog } from "../../../../src/core/index.js";
import type { Check, Draft, FormSetup } from "../../../../src/webviews/newToken/contract.js";
import scopeNames from "../../../coderd/profiles/scopeNames.json" with { type: "json" };

const names = Object.values(scopeNames).flat().sort();
const catalog = buildCatalog(names, "v2.35.1");

/** The form of a current deployment, with its 55 scopes. */
export const setup: FormSetup = {
  host: "coder.example.com",
  username: "dana",
  presets: [
    { text: "1h", label: "1 hour" },
    { text: "1d", label: "1 day" },
    { text: "7d", label: "7 days" },
    { text: "30d", label: "30 days" },
    { text: "90d", label: "90 days" },
  ],
  maximum: "At most 90d on this deployment.",
  groups: catalog.groups.map(({ title, scopes }) => ({
    title,
    scopes: scopes.map(({ name, kind, description, expansion }) => ({
      name,
      description,
      expansion: kind === "action" ? [] : expansion,
      isFullAccess: kind === "full",
    })),
  })),
  resourceTypes: catalog.resourceTypes.map(({ type }) => ({ type, label: type })),
  canScope: true,
  canList: true,
  limits: [],
};

export const emptyDraft: Draft = { name: "", lifetime: "7d", scopes: [], reach: "all", allowList: [] };

/** What the host says of a form that nobody has touched. */
export const emptyCheck: Check = {
  turn: 0,
  problems: {
    name: "Give the token a name.",
    scopes: "Choose what the token may do: an empty list means full access.",
  },
  entryProblems: [],
  ends: "Ends in 7 days, Sun 29 Nov 2026, 14:05 CET.",
  summary: "",
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

export const filledCheck: Check = {
  turn: 0,
  problems: {},
  entryProblems: [null, null],
  ends: "Ends in 7 days, Sun 29 Nov 2026, 14:05 CET.",
  summary: "Can read, start and stop 1 workspace and read templates. Cannot create tokens.",
  findings: [
    {
      severity: "warning",
      message: "Listing workspaces fails on this server: it cannot filter lists for tokens limited by id.",
      fixes: ["Reach every workspace", "Remove workspace:read"],
    },
    { severity: "hint", message: "The token cannot read its own user.", fixes: ["Add user:read"] },
  ],
  canSubmit: true,
};
