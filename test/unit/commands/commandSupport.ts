import { mintAndDeliver } from "../../../src/drafting/outcome/mintAndDeliver";
import type { LeaseControl } from "../../../src/leases/leaseControl";
import { ErrorDoor } from "../../../src/platform/errors";
import { ListedToken, type TokenListing } from "../../../src/presentation/token/listedToken";
import { ListedTokens } from "../../../src/presentation/token/listedTokens";
import { tokenContext, type TokenMarks } from "../../../src/presentation/token/tokenMarks";
import { explainCoderError } from "../../../src/session/explainCoderError";
import { serverNow } from "../../../src/session/serverTime";
import type { KnownSessions, SignedIn } from "../../../src/session/sessionState";
import { Surveys } from "../../../src/tokens/audit/surveys";
import type { LoadedTokens } from "../../../src/tokens/list/loadedTokens";
import { TokenRemarks } from "../../../src/tokens/remarks/tokenRemarks";
import { Retirements } from "../../../src/tokens/retiring/retirements";
import type { WaitingSecret } from "../../../src/tokens/secrets/waitingSecret";
import { type ShownTokens, usualOptions, type ViewOptions } from "../../../src/views/tokens/viewOptions";
import type { ProfileName } from "../../coderd";
import { noMarks } from "../../support/noMarks";
import { openTokenWindow, type TokenWindow } from "../../support/tokenWindow";
import { token } from "../tokens/auditSupport";
import { stateOf } from "../views/pictureSupport";

/** Who is signed in, the first one currently. */
export function sessionsOf(...all: readonly SignedIn[]): KnownSessions {
  return {
    current: all[0] ?? { kind: "signedOut" },
    all,
    fault: undefined,
    at: (href) => all.find(({ deployment }) => deployment.href === href),
  };
}

/**
 * Tokens as commands get them, listed at a deployment.
 * @param session who lists them.
 * @param keys the tokens; a name stands for a token that is fine.
 * @param more what else the deployment answered.
 */
export function listedAt(
  session: SignedIn,
  keys: readonly (string | ReturnType<typeof token>)[],
  more: Partial<LoadedTokens> = {},
  marks: TokenMarks = noMarks,
): readonly ListedToken[] {
  const state = stateOf(
    session,
    keys.map((key) => (typeof key === "string" ? token(key) : key)),
  );
  if (!state.survey) throw new Error("nothing was listed");
  const survey = { ...state.survey, loaded: { ...state.survey.loaded, ...more } };
  const context = tokenContext(survey, marks, serverNow(session));
  return survey.tokens.map((audited) => new ListedToken(audited, context));
}

/** Lists these tokens, each at its deployment. */
export function listingOf(...tokens: readonly ListedToken[]): TokenListing {
  return {
    of: ({ deployment }) =>
      Promise.resolve(tokens.filter(({ loaded }) => loaded.session.deployment.href === deployment.href)),
  };
}

/** A row of the Tokens view, as VS Code hands it to a command. */
export function rowOf(listed: ListedToken | undefined): { readonly token: ListedToken } {
  if (!listed) throw new Error("there is no such row");
  return { token: listed };
}

/** The Tokens view, as far as commands change what it shows. */
export function shownTokens(options: Partial<ViewOptions> = {}) {
  const before = { ...usualOptions, ...options };
  const view = {
    before,
    selected: [],
    rowHovered: () => undefined,
    shownAs: before,
    /** What was to be shown otherwise, in order. */
    changes: [] as Partial<ViewOptions>[],
    /** The lists of which more was asked for. */
    more: [] as string[],
    show: (change: Partial<ViewOptions>) => {
      view.changes.push(change);
      view.shownAs = { ...view.shownAs, ...change };
      return Promise.resolve();
    },
    showMore: (list: string) => Promise.resolve(void view.more.push(list)),
    paint: () => Promise.resolve(),
    markBusy: () => ({ dispose: () => undefined }),
  };
  return view satisfies ShownTokens;
}

/** A window at an embedded server, with what commands are given there. */
export type CommandWindow = TokenWindow & {
  readonly listed: TokenListing;
  readonly retirements: Retirements;
  readonly remarks: TokenRemarks;
  readonly errors: ErrorDoor;
  /** Nothing is lent in this window. */
  readonly leases: Pick<LeaseControl, "endAllOf">;
  readonly mintAndDeliver: (...given: MintGiven) => ReturnType<typeof mintAndDeliver>;
  /** The secrets whose delivery was opened. */
  readonly delivered: readonly WaitingSecret[];
  /** What the rows said while something was done with them, and that they say it no longer. */
  readonly busy: readonly string[];
  readonly tokensView: { markBusy(ids: readonly string[], words: string): { dispose(): unknown } };
  /** The person's token of that name, as it is listed now. */
  tokenNamed(name: string): Promise<ListedToken>;
  /** Makes a token of somebody past the API, and gives it as it is listed now. */
  has(name: string, more?: Parameters<TokenWindow["coderd"]["createToken"]>[1]): Promise<ListedToken>;
  /** When a token ends at its server; undefined when it is not there any more. */
  readonly endOf: (token: ListedToken) => Date | undefined;
};

type MintGiven = [Parameters<typeof mintAndDeliver>[1], Parameters<typeof mintAndDeliver>[2]];

/** Opens the window. */
export async function openCommandWindow(username = "alice", release?: ProfileName): Promise<CommandWindow> {
  const window = await openTokenWindow(username, release);
  const { coderd, records, tokens, sessions } = window;
  const errors = new ErrorDoor(records.log);
  errors.addExplainer(explainCoderError);
  const retirements = new Retirements(
    records.retirements,
    (href) => sessions.at(href),
    () => undefined,
    records.log,
  );
  const remarks = new TokenRemarks(records.remarks);
  const surveys = new Surveys(records.log, { remarks });
  const { vault, kept, mint } = records;
  const listed = new ListedTokens({ vault, kept, retirements, tokens, surveys, remarks });
  const delivered: WaitingSecret[] = [];
  const busy: string[] = [];
  const tokenNamed = async (name: string) => {
    const { current } = sessions;
    if (current.kind !== "signedIn") throw new Error("nobody is signed in");
    await tokens.of(current).refresh("asked");
    const found = (await listed.of(current)).find(({ key }) => key.name === name);
    if (!found) throw new Error(`no token is named ${name}`);
    coderd.log.clear();
    return found;
  };
  return {
    ...window,
    listed,
    retirements,
    remarks,
    errors,
    leases: { endAllOf: () => Promise.resolve([]) },
    delivered,
    busy,
    mintAndDeliver: (making, again) =>
      mintAndDeliver({ mint, tokens, openDelivery: (secret) => void delivered.push(secret) }, making, again),
    tokensView: {
      markBusy: (ids, words) => {
        busy.push(...ids.map((id) => `${id} ${words}`));
        return { dispose: () => busy.push(...ids.map((id) => `${id} again`)) };
      },
    },
    tokenNamed,
    has: async (name, more) => {
      coderd.createToken(username, { name, ...more });
      return tokenNamed(name);
    },
    endOf: ({ key }) => coderd.store.keys.get(key.id)?.expiresAt,
    close: async () => {
      surveys.dispose();
      remarks.dispose();
      await window.close();
    },
  };
}
