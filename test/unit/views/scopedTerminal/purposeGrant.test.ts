import assert from "node:assert/strict";
import { recipeForCommand } from "../../../../src/core/commands/commandRecipe";
import { Resources } from "../../../../src/drafting/things/resources";
import { Cancelled } from "../../../../src/platform/errors";
import type { SignedIn } from "../../../../src/session/sessionState";
import { purposeGrant } from "../../../../src/views/scopedTerminal/purposeGrant";
import { type Coderd, startCoderd } from "../../../coderd";
import { signedInAt } from "../../../support/signedIn";
import { host, useVscode } from "../../../support/vscode/host";
import { catalogOf } from "../../core/catalogs";
import { choose, list, questions } from "../quickForm/quickSupport";

describe("the grant for what a terminal is for", () => {
  useVscode();
  let coderd: Coderd;
  let session: SignedIn;

  beforeEach(async () => {
    coderd = await startCoderd();
    session = await signedInAt(coderd, "alice");
    coderd.log.clear();
  });
  afterEach(async () => {
    session.client.dispose();
    await coderd.stop();
  });

  const grantFor = (line: string, workspaceId?: string) => {
    const read = recipeForCommand(line, catalogOf("2.35"));
    assert.ok(read.ok);
    const { userId: id, username } = session.record;
    const resources = new Resources(session.client, { id, username });
    const granted = purposeGrant(session, read, resources, workspaceId);
    granted.catch(() => undefined);
    return granted;
  };
  const workspacesIn = ({ grant }: Awaited<ReturnType<typeof grantFor>>) =>
    grant.allowList.filter(({ type }) => type === "workspace").map(({ id }) => id);

  it("reaches the workspace that is known, and asks nothing, neither the person nor the server", async () => {
    const { id } = coderd.workspace("beta");
    const granted = await grantFor("stop", id);
    assert.deepEqual(workspacesIn(granted), [id]);
    assert.deepEqual([host.picks.length, coderd.log.count({})], [0, 0]);
  });

  it("reaches the workspace that the command names, as its server knows it", async () => {
    const granted = await grantFor("stop alice/alpha");
    assert.deepEqual([workspacesIn(granted), granted.about], [[coderd.workspace("alpha").id], "alpha"]);
    assert.deepEqual(host.picks, []);
  });

  it("asks for what nobody has named, and says what was chosen", async () => {
    const asking = grantFor("stop");
    await choose(questions.workspace, "beta");
    const granted = await asking;
    assert.deepEqual([workspacesIn(granted), granted.about], [[coderd.workspace("beta").id], "beta"]);
  });

  it("is about nothing where nothing limits it", async () => {
    const { grant, about } = await grantFor("whoami");
    assert.deepEqual([grant.scopes, about, host.picks], [["user:read"], undefined, []]);
  });

  it("refuses what is not there, and what belongs to somebody else", async () => {
    await assert.rejects(grantFor("stop nowhere"), /There's nothing named "nowhere" on 127\.0\.0\.1/);
    await assert.rejects(grantFor("ssh bob/beta"), /This command is about bob\./);
    assert.deepEqual(host.picks, []);
  });

  it("ends when the person leaves the question", async () => {
    const asking = grantFor("stop");
    (await list(questions.workspace)).hide();
    await assert.rejects(asking, Cancelled);
    assert.equal(coderd.log.count({ method: "POST" }), 0);
  });
});
