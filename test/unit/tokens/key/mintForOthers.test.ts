import assert from "node:assert/strict";
import { requireMintFor } from "../../../../src/tokens/key/mintForOthers";
import { type Coderd, startCoderd } from "../../../coderd";
import { signedInAt } from "../../../support/signedIn";

describe("a token for somebody else", () => {
  let coderd: Coderd;
  beforeEach(async () => {
    coderd = await startCoderd();
  });
  afterEach(() => coderd.stop());

  const require = async (who: string, owner: string | undefined) => {
    const session = await signedInAt(coderd, who);
    coderd.log.clear();
    try {
      await requireMintFor(
        session,
        owner === undefined ? undefined : { id: coderd.user(owner).id, username: owner },
      );
    } finally {
      session.client.dispose();
    }
  };

  it("may be made by an owner of the deployment, who asks about that very person", async () => {
    await require("olive", "bob");
    const { checks } = JSON.parse(coderd.log.last().body) as { checks: Record<string, { object: object }> };
    assert.deepEqual(Object.values(checks), [
      { action: "create", object: { resource_type: "api_key", owner_id: coderd.user("bob").id } },
    ]);
  });

  it("is refused to everybody else, in a sentence that names the deployment", async () => {
    await assert.rejects(require("alice", "bob"), {
      name: "Explained",
      message: `You need the Owner role to create tokens for other users on ${new URL(coderd.url).host}.`,
    });
  });

  it("is no question for one's own", async () => {
    await require("alice", undefined);
    assert.equal(coderd.log.count(), 0);
  });
});
