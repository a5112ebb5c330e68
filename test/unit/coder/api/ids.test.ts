import assert from "node:assert/strict";
import { parseDeploymentUrl } from "../../../../src/coder/address/deploymentUrl";
import type { ApiKey, User, UserId } from "../../../../src/coder/api/answers";
import type { CoderApi } from "../../../../src/coder/api/api";
import type { DeploymentHref } from "../../../../src/coder/api/deployment";
import type { Workspace } from "../../../../src/coder/api/workspaces";
import { Secret } from "../../../../src/core/token/secret";
import { type TokenId, tokenIdOf } from "../../../../src/core/token/tokenText";
import type { KnownSessions } from "../../../../src/session/sessionState";
import { recordIdOf } from "../../../../src/tokens/durable/recordId";
import type { SavedSecrets } from "../../../../src/tokens/secrets/keptSecret";
import type { WaitingSecret } from "../../../../src/tokens/secrets/waitingSecret";

type Sources = {
  readonly key: ApiKey;
  readonly user: User;
  readonly workspace: Workspace;
  readonly client: CoderApi;
  readonly sessions: KnownSessions;
  readonly kept: SavedSecrets;
  readonly waiting: WaitingSecret;
};

/** Never run: that it compiles, with an error at each line that expects one, is the test. */
export function mixedUp({ key, user, workspace, client, sessions, kept, waiting }: Sources): unknown {
  const { href } = client.deployment;
  // @ts-expect-error a person is no token
  const token: TokenId = user.id;
  // @ts-expect-error a token is no person
  const person: UserId = key.id;
  // @ts-expect-error a person is no deployment
  const deployment: DeploymentHref = key.userId;
  return [
    token,
    person,
    deployment,
    // @ts-expect-error the owner of a token in place of the token
    client.keys.get(key.userId),
    // @ts-expect-error a workspace's owner in place of a token
    client.keys.delete(workspace.ownerId),
    // @ts-expect-error a deployment in place of a token
    client.keys.expire(href),
    // @ts-expect-error a token in place of a person
    client.checkPermissions({ may: { action: "read", type: "api_key", ownerId: key.id } }),
    // @ts-expect-error a token in place of a deployment
    sessions.at(waiting.tokenId),
    // @ts-expect-error a token and its deployment the wrong way round
    kept.get(waiting.tokenId, waiting.deployment),
    // @ts-expect-error the same for what is kept on the disk
    recordIdOf(waiting.tokenId, href),
    // @ts-expect-error nor are they ever the same
    user.id === key.id,
  ];
}

/** Never run: each in its own place compiles. */
export function inPlace({ key, user, client, sessions, kept, waiting }: Sources): unknown {
  return [
    client.keys.get(waiting.tokenId),
    client.checkPermissions({ may: { action: "read", type: "api_key", ownerId: user.id } }),
    sessions.at(waiting.deployment),
    kept.get(client.deployment.href, key.id),
    recordIdOf(waiting.deployment, waiting.tokenId),
    user.id === key.userId,
  ];
}

describe("the ids of tokens, people and deployments", () => {
  it("are no interchangeable strings for the compiler, and nothing but strings at run time", () => {
    const text = "abcdefghij-0123456789ABCDEFGHIJKL";
    assert.equal(tokenIdOf(text), "abcdefghij");
    assert.equal(new Secret(text).tokenId, "abcdefghij");
    const deployment = parseDeploymentUrl("https://coder.example.com/");
    assert.equal(deployment.ok && deployment.value.href, "https://coder.example.com");
  });
});
