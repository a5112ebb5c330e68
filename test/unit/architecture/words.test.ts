import assert from "node:assert/strict";
import bundle from "../../../l10n/bundle.l10n.json";
import manifest from "../../../package.json";
import nls from "../../../package.nls.json";
import { type CommandId, commandIds } from "../../../src/platform/commands";

/** Every text that people read, without what is written beside it for translators. */
const texts: readonly string[] = [
  ...Object.entries(bundle as Readonly<Record<string, string | { readonly message: string }>>).map(
    ([, text]) => (typeof text === "string" ? text : text.message),
  ),
  ...Object.values(nls),
];

/** What no text may hold, and a text that once held it. Each read as if it had been translated word by word. */
const refused: Readonly<Record<string, readonly [RegExp, string]>> = {
  "space at an end, which is a piece of a sentence": [/^\s|\s$/, "Signed out of "],
  // A scope's name stands in small letters wherever it stands.
  "small letter at the beginning with a full stop at the end": [/^(?![a-z_]+:)[a-z].*\.$/, "and {0} more."],
  "space before an ellipsis": [/ …/, "Creating …"],
  "owner who is you, or has a name": [/\bits owner/i, "Can everything its owner can do."],
  "id in small letters": [/\b[Ii]ds?\b/, "Copy Token Id"],
  "words that people do not say of software": [
    /\b(told|holders?|mends?|mended|admits?|admitted|meant|whoever|anew|meanwhile|any more)\b/i,
    "Create it, or mend it first",
  ],
  // A lease is explained where its group and its command are.
  "words of our own": [/\b(mint\w*|retir(e|es|ed|ing|ement))\b/i, "Undo Retirement of Token"],
  "result in the passive present": [
    /\bis (now )?(expired|deleted|removed|added|created)\.$/,
    '"{0}" is expired.',
  ],
  "one others": [/\b1 others?\b(?! token)/, "and 1 others"],
  "British spelling": [/\b(cancell(ed|ing)|colour|licence)\b/i, "The request to {0} was cancelled."],
  "long form of what is contracted in speech": [
    /\b(cannot|(do|does|did|is|are|was|were|has|have|had|could|would|should|will|must) not)\b|\b(it|that|there) is (?=being|sent|stored)|\byou (are|have) (?=signed|been)/i,
    "Cannot create tokens.",
  ],
};

/**
 * Whether a command asks for more than which row is meant and whether the person is sure: it opens a form, or asks for a
 * text or for one of several ways. Its title then ends with an ellipsis. Signing in is written without one everywhere.
 */
const asksMore: Readonly<Record<CommandId, boolean>> = {
  "coderAccess.session.signIn": false,
  "coderAccess.session.signOut": false,
  "coderAccess.session.signOutAt": false,
  "coderAccess.session.signOutOfAll": false,
  "coderAccess.session.switchDeployment": true,
  "coderAccess.session.makeCurrent": false,
  "coderAccess.session.showSessions": true,
  "coderAccess.tokens.createToken": true,
  "coderAccess.tokens.createTokenAt": true,
  "coderAccess.tokens.createTokenQuickly": true,
  "coderAccess.tokens.createTokenForCommand": true,
  "coderAccess.tokens.showWaitingSecret": false,
  "coderAccess.tokens.refreshTokens": false,
  "coderAccess.tokens.exportTokens": true,
  "coderAccess.tokens.openTokensPage": false,
  "coderAccess.tokens.copyTokenId": false,
  "coderAccess.tokens.editNote": true,
  "coderAccess.tokens.expireToken": false,
  "coderAccess.tokens.deleteToken": false,
  "coderAccess.tokens.showExpiredTokens": false,
  "coderAccess.tokens.hideExpiredTokens": false,
  "coderAccess.tokens.showDetails": false,
  "coderAccess.tokens.showRunnable": false,
  "coderAccess.tokens.showTimeline": false,
  "coderAccess.tokens.reviewTokens": true,
  "coderAccess.tokens.mintAgain": true,
  "coderAccess.tokens.filterTokens": true,
  "coderAccess.tokens.clearTokenFilter": false,
  "coderAccess.tokens.sortTokens": true,
  "coderAccess.tokens.groupTokens": false,
  "coderAccess.tokens.ungroupTokens": false,
  "coderAccess.tokens.showMoreTokens": false,
  "coderAccess.tokens.showEverybodysTokens": false,
  "coderAccess.tokens.showOwnTokens": false,
  "coderAccess.tokens.copyResourceId": false,
  "coderAccess.tokens.rotateToken": true,
  "coderAccess.tokens.changeToken": true,
  "coderAccess.tokens.undoRetirement": false,
  "coderAccess.tokens.verifyToken": true,
  "coderAccess.tokens.copyKeptSecret": false,
  "coderAccess.workspaces.refreshWorkspaces": false,
  "coderAccess.workspaces.filterWorkspaces": true,
  "coderAccess.workspaces.clearWorkspaceFilter": false,
  "coderAccess.workspaces.showMoreWorkspaces": false,
  "coderAccess.workspaces.showWorkspace": false,
  "coderAccess.workspaces.openInEditor": false,
  "coderAccess.workspaces.openInDashboard": false,
  "coderAccess.workspaces.openBuildInDashboard": false,
  "coderAccess.workspaces.openTemplateInDashboard": false,
  "coderAccess.workspaces.createWorkspace": false,
  "coderAccess.workspaces.openApp": false,
  "coderAccess.workspaces.openPort": false,
  "coderAccess.workspaces.openPortHere": false,
  "coderAccess.workspaces.openWorkspaceTerminal": true,
  "coderAccess.workspaces.copyWorkspaceName": false,
  "coderAccess.workspaces.copyWorkspaceId": false,
  "coderAccess.workspaces.createTokenForTemplate": true,
  "coderAccess.workspaces.createTokenForWorkspace": true,
  "coderAccess.workspaces.startWorkspace": false,
  "coderAccess.workspaces.stopWorkspace": false,
  "coderAccess.workspaces.restartWorkspace": false,
  "coderAccess.workspaces.updateWorkspace": false,
  "coderAccess.workspaces.cancelBuild": false,
  "coderAccess.workspaces.extendWorkspace": true,
  "coderAccess.workspaces.favoriteWorkspace": false,
  "coderAccess.workspaces.unfavoriteWorkspace": false,
  "coderAccess.workspaces.makeWorkspaceDormant": false,
  "coderAccess.workspaces.wakeWorkspace": false,
  "coderAccess.workspaces.deleteWorkspace": false,
  "coderAccess.workspaces.showBuildLog": false,
  "coderAccess.leases.openScopedTerminal": true,
  "coderAccess.leases.endLease": false,
  "coderAccess.leases.endAllLeases": false,
  "coderAccess.leases.manageRemembered": true,
  "coderAccess.agents.giveAccess": true,
  "coderAccess.agents.stopAccess": true,
  "coderAccess.general.showLog": false,
};

describe("the words on screen", () => {
  for (const [what, [pattern, example]] of Object.entries(refused)) {
    it(`hold no ${what}`, () => {
      assert.match(example, pattern);
      assert.deepEqual(
        texts.filter((text) => pattern.test(text)),
        [],
      );
    });
  }

  it("end a command's title with an ellipsis where it asks for more, and nowhere else", () => {
    const titles: Readonly<Record<string, string>> = nls;
    const titleOf = new Map(
      manifest.contributes.commands.map(({ command, title }) => [
        command,
        titles[title.replaceAll("%", "")] ?? title,
      ]),
    );
    for (const id of commandIds) {
      const title = titleOf.get(id) ?? assert.fail(`${id} has no title`);
      assert.equal(title.endsWith("…"), asksMore[id], `${id}: ${title}`);
    }
  });
});
