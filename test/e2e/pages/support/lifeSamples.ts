import { buildCatalog } from "../../../../src/core";
import { buildPicture } from "../../../../src/presentation/picture/buildPicture";
import type { Answers } from "../../../../src/tokens/proof/proof";
import type { Details } from "../../../../src/webviews/details/contract";
import type { Timeline, TimelineRow } from "../../../../src/webviews/timeline/contract";
import { names } from "./newTokenSetup";

/** What the server knows and grants: the picture is built as the host does it. */
const catalog = buildCatalog(names, "v2.35.1");
const alpha = "4a4b4c4d-4444-4444-8444-4444444eef01";
const grant = {
  scopes: ["workspace:read", "workspace:start", "template:read"],
  allowList: [
    { type: "workspace", id: alpha },
    { type: "template", id: "*" },
  ],
};
const pictureWith = (proof?: Answers) => buildPicture(catalog, grant, { proof, nameOf: () => "alpha" });

/** A token about which there is everything to say. */
export const details: Details = {
  name: "preview-environment-of-the-whole-robotics-team",
  id: "abcdefghij",
  lead: "Acts on behalf of alice on coder.example.com.",
  headline: "Needs attention · expires in 2 months",
  tone: "warning",
  note: "For the preview of every pull request; ask Dana before you revoke it.",
  concerns: [
    {
      isPressing: true,
      title: "Resource deleted",
      sentence: "One of its resources was deleted, or you can't see it.",
    },
    { isPressing: false, title: "Duplicate", sentence: '"office-dashboard" has the same permissions.' },
  ],
  summary: "Read, start and stop 1 workspace.",
  life: {
    words: "Created 12 days ago, used 20 minutes ago, expires in 2 months",
    now: 0.13,
    used: 0.12,
    isOver: false,
  },
  dates: [
    {
      of: "created",
      relative: "12 days ago",
      absolute: "Fri, Nov 13, 2026, 12:25 AM UTC",
      lifetime: "90 days",
    },
    {
      of: "lastUsed",
      relative: "20 minutes ago",
      absolute: "Wed, Nov 25, 2026, 12:05 AM UTC",
      note: "hourly",
    },
    { of: "expires", relative: "in 2 months", absolute: "Thu, Feb 11, 2027, 12:25 AM UTC" },
  ],
  scopes: [
    { name: "workspace:read", sentence: "View workspaces, their builds, agents, and logs." },
    { name: "workspace:application_connect", sentence: "Open apps in workspaces." },
  ],
  reach: undefined,
  resources: [
    { name: "alpha", kind: "workspace", id: "4a4b4c4d-4444-4444-8444-4444444eef01", isGone: false },
    {
      name: "deleted workspace",
      kind: "workspace",
      id: "5d0c1f6e-93f4-4a52-8a0b-0d6e7c1b2a39",
      isGone: true,
    },
    { name: "all templates", kind: "template", isGone: false },
  ],
  picture: pictureWith(),
  runnable: {
    can: {
      requests: ["View a workspace", "Start a workspace", "Open a workspace's apps", "List templates"],
      commands: ["whoami", "show", "logs", "open app", "start", "templates list"],
    },
    cannot: [
      {
        requests: ["List workspaces"],
        commands: ["list", "schedule show", "config-ssh"],
        reason: "Coder can't list workspaces with a token limited to specific ones.",
      },
      { requests: ["Stop a workspace"], commands: ["stop"], reason: "Missing permission: workspace:stop." },
      {
        requests: [],
        commands: ["templates push"],
        reason:
          "Missing permissions: organization:read, template:create, template:update, file:create. Not among its resources: an organization.",
      },
      {
        requests: [],
        commands: ["users create", "groups"],
        reason: "Only a token with full access can run this.",
      },
    ],
  },
  actions: {
    buttons: ["rotate", "change"],
    menu: ["mintAgain", "verify", "openInCoder", "copyId"],
    endings: ["expire", "delete"],
  },
};

/** A token that has ended, with full access and never used. */
export const expiredDetails: Details = {
  ...details,
  name: "laptop-2024",
  headline: "Expired 2 days ago",
  tone: "over",
  note: undefined,
  concerns: [],
  summary: "Full access.",
  runnable: "Nothing. This token has expired.",
  life: { words: "Created last year, never used, expired 2 days ago", now: 1, used: undefined, isOver: true },
  reach: "Everything.",
  resources: [],
  picture: {
    kind: "everything",
    sentence: "Anyone with this token can do everything you can, now and in the future.",
  },
  actions: { buttons: ["mintAgain"], menu: ["openInCoder", "copyId"], endings: ["delete"] },
};

/** Answers of the server, one of every kind in `disproved`. */
const proven = {
  "workspace:read": "fails",
  "workspace:start": "yes",
  "workspace:delete": "no",
  "template:read": "yes",
  "template:delete": "blocked",
} as const satisfies Answers;
const disproved = { ...proven, "workspace:start": "less", "workspace:delete": "more" } as const;

/** A token that expires soon. */
export const endingDetails: Details = {
  ...details,
  headline: "Needs attention · expires in 23 hours",
  tone: "soon",
  actions: { ...details.actions, due: "rotate" },
};

/** A token that was proved, on a server that fails at a part of what it allows. */
export const provenDetails: Details = {
  ...details,
  picture: pictureWith(proven),
  proof: {
    kind: "proved",
    sentence: "Verified: 14 of 14 checks passed.",
    when: "2 hours ago",
    disagreements: [],
    notes: [
      "This token can't list workspaces, but it can open the ones you selected.",
      "Granted, but you don't have this permission: template:delete.",
    ],
  },
};

/** A token that can do more than was granted, and less. */
export const disprovenDetails: Details = {
  ...provenDetails,
  picture: pictureWith(disproved),
  proof: {
    kind: "alarm",
    sentence: "Warning: the token can do more than requested (1 of 14 checks).",
    when: "2 hours ago",
    disagreements: [
      "workspace:delete on workspace 4a4b4c4d-4444-4444-8444-4444444eef01 wasn't granted, but the server allows it.",
      "workspace:start on workspace 4a4b4c4d-4444-4444-8444-4444444eef01 was granted, but the server denies it.",
    ],
    notes: ["This token can't list workspaces, but it can open the ones you selected."],
  },
};

const row = (
  name: string,
  tone: TimelineRow["tone"],
  from: number,
  to: number,
  used?: number,
): TimelineRow => ({
  id: name,
  name,
  detail: "2 scopes · expires next month",
  words: `${name}, 2 scopes, expires next month`,
  tone,
  from,
  to,
  ...(used === undefined ? {} : { used }),
});

/** Tokens in every state, beginning and ending in sight and out of it. */
export const timeline: Timeline = {
  host: "coder.example.com",
  summary: "7 tokens, 3 need attention.",
  now: 0.5,
  left: 12,
  months: [
    { at: 0.1, label: "Oct" },
    { at: 0.4, label: "Nov" },
    { at: 0.6, label: "Dec" },
    { at: 0.8, label: "Jan 2027" },
  ],
  groups: [
    {
      title: "Needs attention",
      count: 3,
      rows: [
        row("release-bot", "soon", 0.3, 0.51, 0.5),
        row("preview-environment-of-the-whole-robotics-team", "warning", 0.2, 2, 0.22),
        row("laptop-2024", "warning", -3, 200),
      ],
    },
    {
      title: "Active",
      count: 15,
      rows: [
        row("ci-alpha", "fine", 0.45, 0.9, 0.5),
        row("nightly", "fine", -0.2, 0.8, -0.1),
        row("new", "fine", 0.499, 0.5),
      ],
    },
    { title: "Expired", count: 1, rows: [row("demo-for-fair", "over", 0.42, 0.48, 0.47)] },
  ],
};
