import assert from "node:assert/strict";
import { readReachText } from "../../../../src/core";
import { lookUpLinks } from "../../../../src/drafting/things/linkedThings";
import type { SignedIn } from "../../../../src/session/sessionState";
import { type Coderd, startCoderd } from "../../../coderd";
import { signedInAt } from "../../../support/signedIn";

const never = new AbortController().signal;

describe("looking up what was linked to for a new token", () => {
  let coderd: Coderd;
  let session: SignedIn;
  before(async () => {
    coderd = await startCoderd({ seed: "demo" });
    session = await signedInAt(coderd, "alice");
  });
  after(async () => {
    session.client.dispose();
    await coderd.stop();
  });
  const lookUp = (text: string) =>
    lookUpLinks(session.client, session.deployment.host, readReachText(text, "workspace").links, never);

  it("finds workspaces, templates and organizations by their addresses", async () => {
    const alpha = `workspace:${coderd.workspace("alpha").id}`;
    const docker = `template:${coderd.template("docker").id}`;
    for (const text of [`${coderd.url}/@alice/alpha`, "@alice/alpha", "@me/alpha"])
      assert.deepEqual(await lookUp(text), { ok: true, entries: [alpha] });

    assert.deepEqual(await lookUp(`@alice/alpha ${coderd.url}/templates/docker`), {
      ok: true,
      entries: [alpha, docker],
    });
    assert.deepEqual(await lookUp(`${coderd.url}/templates/acme/docker`), { ok: true, entries: [docker] });
    const organization = await lookUp(`${coderd.url}/organizations/acme`);
    assert.ok(organization.ok && (organization.entries[0] ?? "").startsWith("organization:"));
  });

  it("says what is not there, and gives no entry for the others then", async () => {
    for (const [text, problem] of [
      ["@alice/alpha @alice/alfa", 'There\'s no workspace named "alice/alfa".'],
      [`${coderd.url}/templates/dock`, 'There\'s no template named "dock".'],
      [`${coderd.url}/templates/other/docker`, 'There\'s no template named "other/docker".'],
      [`${coderd.url}/organizations/acne`, 'There\'s no organization named "acne".'],
    ] as const)
      assert.deepEqual(await lookUp(text), { ok: false, problem });
  });

  it("takes nothing from another deployment, and asks nobody for it", async () => {
    coderd.log.clear();
    const elsewhere = await lookUp("https://coder.example.com/@alice/alpha");
    assert.ok(!elsewhere.ok && elsewhere.problem.startsWith("coder.example.com is another deployment."));
    assert.equal(coderd.log.count(), 0);
  });

  it("does not take an outage for an answer", async () => {
    const outage = coderd.faults.add({ path: "/api/v2/users/**" }, { kind: "reset", when: "before" });
    await assert.rejects(lookUp("@alice/alpha"));
    outage.remove();
  });
});
