import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { type Coderd, startCoderd } from "../../coderd";
import { chooser } from "../../faults/chooser";
import type { Said } from "../../faults/screen";
import { secretsAstray } from "../../faults/secrets";
import { flawOf } from "../../faults/sentences";
import { openWorld, type World } from "../../faults/world";
import { host } from "../../support/vscode/host";

describe("the judge of sentences about failures", () => {
  const name = "coder.example.com";
  const said = (text: string, ...buttons: string[]): Said => ({ where: "notification", text, buttons });

  for (const [what, one] of Object.entries({
    "that names the deployment and what to do": said(`${name} is unavailable (503). Try again later.`),
    "with a button that helps": said(`${name} is unavailable.`, "Retry", "Show Log"),
    "about the keyring": said("VS Code's secret storage can't be read. Unlock your system's keyring."),
  }))
    it(`has nothing against one ${what}`, () => assert.equal(flawOf(one, name), undefined));

  for (const [what, one] of Object.entries({
    "that names nothing": said("The server failed. Try again later."),
    "that leaves people alone": said(`${name} is unavailable.`, "Show Log"),
    "from the engine room": said(`${name}: connect ECONNREFUSED. Try again.`),
    "with a hole": said(`${name} said undefined. Try again.`),
    "that says nothing": said("Something went wrong. See the log for details.", "Show Log"),
    "with the page of a gateway": said(`${name} said <html>. Try again.`),
    "without an end": said(`${name} is unavailable. Try again`),
    "without an end in sight": said(`${name} is unavailable. ${"Try again. ".repeat(50)}`),
  }))
    it(`refuses one ${what}`, () => assert.notEqual(flawOf(one, name), undefined));
});

describe("the judge of secrets", () => {
  let elsewhere: Coderd;
  let world: World;
  before(async () => {
    elsewhere = await startCoderd({ seed: "empty" });
    const choose = chooser(1);
    world = await openWorld({ profile: "2.38", elsewhere, choose, isSignedIn: true, serverAhead: 0 });
  });
  after(async () => {
    await world.close();
    await elsewhere.stop();
  });

  it("finds none where all is well, although the keyring and the header have them", () => {
    assert.deepEqual(secretsAstray(world), []);
  });

  it("finds one in a log, in a file, in a link, in an address, and at another origin", async () => {
    const secret = world.key.slice(11);
    host.logLines.push(`trace ${secret}`);
    host.opened.push(`https://example.com/?key=${world.key}`);
    writeFileSync(path.join(world.extension.storage, "left.json"), JSON.stringify({ secret }));
    await fetch(`${world.coderd.url}/api/v2/buildinfo?key=${world.key}`);
    await fetch(`${elsewhere.url}/api/v2/buildinfo`);
    assert.equal(secretsAstray(world).length, 5);
  });
});
