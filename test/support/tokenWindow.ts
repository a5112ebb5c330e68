import { Secret } from "../../src/core/token/secret";
import type { Sessions } from "../../src/session/sessions";
import type { SignedIn } from "../../src/session/sessionState";
import { askCatalog } from "../../src/tokens/key/askCatalog";
import type { TokenRequest } from "../../src/tokens/key/tokenRequest";
import { TokenCache } from "../../src/tokens/list/tokenCache";
import { TokenStores } from "../../src/tokens/list/tokenStores";
import type { MintOutcome } from "../../src/tokens/minting/mintOutcome";
import { type Coderd, type ProfileName, startCoderd } from "../coderd";
import { deploymentOf, SessionProfile } from "./sessionWindows";
import { startTokenRecords, type TestRecords } from "./tokenRecords";

/**
 * A window in which somebody is signed in at an embedded server, with the records and stores of their tokens.
 */
export type TokenWindow = {
  readonly coderd: Coderd;
  readonly profile: SessionProfile;
  readonly sessions: Sessions;
  readonly session: SignedIn;
  readonly records: TestRecords;
  readonly cache: TokenCache;
  readonly tokens: TokenStores;
  /** Signs in as somebody, here or at another server. */
  signIn(username: string, at?: Coderd): Promise<SignedIn>;
  /** Mints a token for the person. */
  mint(request?: Partial<TokenRequest>): Promise<MintOutcome>;
  close(): Promise<void>;
};

/**
 * Opens the window.
 * @param username the person who is signed in.
 * @param release the server's release.
 */
export async function openTokenWindow(
  username = "alice",
  release: ProfileName = "2.35.1",
): Promise<TokenWindow> {
  const coderd = await startCoderd({ profile: release });
  const profile = new SessionProfile();
  const { sessions } = profile.open();
  const records = startTokenRecords();
  const cache = new TokenCache(profile.memory);
  const tokens = new TokenStores(sessions, cache, records.log);
  const signIn = (name: string, at = coderd) =>
    sessions.signIn(deploymentOf(at.url), new Secret(at.sessionKeyFor(name)));
  const session = await signIn(username);
  coderd.log.clear();
  return {
    coderd,
    profile,
    sessions,
    session,
    records,
    cache,
    tokens,
    signIn,
    mint: async (request) =>
      records.mint.mint(session, await askCatalog(session.client), {
        name: "ci",
        lifetimeSeconds: 3600,
        grant: { scopes: ["workspace:read"], allowList: [] },
        ...request,
      }),
    close: async () => {
      tokens.dispose();
      profile.close();
      records.remove();
      await coderd.stop();
    },
  };
}
