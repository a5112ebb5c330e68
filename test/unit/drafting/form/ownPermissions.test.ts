import assert from "node:assert/strict";
import { buildCatalog } from "../../../../src/core";
import { Secret } from "../../../../src/core/token/secret";
import { askOwnPermissions } from "../../../../src/drafting/form/ownPermissions";
import type { SignedIn } from "../../../../src/session/sessionState";
import { type Coderd, startCoderd } from "../../../coderd";
import { signedInAt } from "../../../support/signedIn";

const never = new AbortController().signal;

describe("asking what a person's own role allows", () => {
  let coderd: Coderd;
  before(async () => {
    coderd = await startCoderd({ seed: "demo" });
  });
  after(() => coderd.stop());

  async function permissions(session: SignedIn) {
    const names = await session.client.scopeNames();
    const catalog = buildCatalog(names, "v2.35.1");
    return askOwnPermissions(session, catalog, never);
  }

  it("knows what a member may do on their own things, and with templates by their access lists", async () => {
    const session = await signedInAt(coderd, "alice");
    coderd.log.clear();
    const own = await permissions(session);
    for (const yes of [
      "workspace:read",
      "workspace:start",
      "user:read",
      "api_key:create",
      "template:read",
      "template:use",
      "file:create",
    ])
      assert.equal(own?.get(yes), true, yes);

    for (const no of ["template:create", "template:delete", "organization:delete"])
      assert.equal(own?.get(no), false, no);

    assert.equal(coderd.log.count({ path: "/api/v2/authcheck" }), 2);
    session.client.dispose();
  });

  it("knows that an owner may do it all", async () => {
    const session = await signedInAt(coderd, "olive");
    const own = await permissions(session);
    assert.equal(own?.get("template:delete"), true);
    assert.equal(own.get("organization:delete"), true);
    session.client.dispose();
  });

  it("does not ask a narrow session, which would answer for itself", async () => {
    const session = await signedInAt(coderd, "alice");
    const secret = coderd.createToken("alice", { name: "narrow", scopes: ["user:read", "api_key:read"] });
    const narrow: SignedIn = {
      ...session,
      record: { ...session.record, session: new Secret(secret), origin: "token" },
    };
    coderd.log.clear();
    assert.equal(await permissions(narrow), undefined);
    assert.equal(coderd.log.count({ path: "/api/v2/authcheck" }), 0);
    const full = coderd.createToken("alice", { name: "full" });
    const broad: SignedIn = {
      ...session,
      record: { ...session.record, session: new Secret(full), origin: "cli" },
    };
    assert.equal((await permissions(broad))?.get("workspace:read"), true);
    session.client.dispose();
  });
});
