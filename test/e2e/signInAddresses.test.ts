import assert from "node:assert/strict";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { freePort } from "../host/freePort";
import { type Coderd, createCertificate, startCoderd } from "./support/coderd";
import { valueIs } from "./support/eventually";
import type { SignInPage } from "./support/panels";
import { openSignIn } from "./support/signIn";
import { useWorkbench } from "./support/useWorkbench";

/** The least that the setting takes, in seconds. */
const timeLimit = 5;

/** Each wrong address has its own sentence, what was typed stays, and nobody is signed in. */
describe("an address in the sign-in panel", () => {
  const opened = useWorkbench({ settings: { "coderAccess.network.timeout": timeLimit } });
  const servers: Server[] = [];
  let selfSigned: Coderd;
  let panel: SignInPage;

  async function serve(listener: RequestListener): Promise<string> {
    const server = createServer(listener);
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  before(async () => {
    selfSigned = await startCoderd({ tls: createCertificate({ name: "coder" }) });
    const { workbench } = opened();
    await workbench.openContainer("Coder Access");
    panel = await openSignIn(workbench);
  });
  after(async () => {
    for (const server of servers) {
      server.closeAllConnections();
      server.close();
    }
    await selfSigned.stop();
  });

  const table: readonly [what: string, address: () => string | Promise<string>, sentence: string][] = [
    [
      "with credentials",
      () => "https://alice:secret@coder.example.com",
      "Leave out the user name and password before the @.",
    ],
    ["with a query", () => "https://coder.example.com?a=b", "Leave out the ? and what follows it."],
    ["with a fragment", () => "https://coder.example.com#a", "Leave out the # and what follows it."],
    [
      "with dots",
      () => "https://coder.example.com/a/../b",
      "Leave out . and .. from the path of the address.",
    ],
    [
      "of another scheme",
      () => "ftp://coder.example.com",
      "Use an address that starts with https://, not ftp://.",
    ],
    [
      "of a host that nobody knows",
      () => "https://no-such-host.invalid",
      "The name no-such-host.invalid couldn't be found.",
    ],
    [
      "of a port where nobody listens",
      async () => `http://127.0.0.1:${await freePort()}`,
      "refused the connection.",
    ],
    [
      "of a web server that is no Coder",
      () => serve((_request, response) => response.setHeader("content-type", "text/html").end("<h1>Hi</h1>")),
      "didn't answer as a Coder server.",
    ],
    [
      "of a server that never answers",
      () => serve(() => undefined),
      `didn't answer within ${timeLimit} seconds.`,
    ],
  ];

  for (const [what, make, sentence] of table) {
    it(`${what} has its own sentence, and stays in the field`, async () => {
      const address = await make();
      await panel.address.fill(address);
      await panel.addressState.getByText(sentence).waitFor({ timeout: (timeLimit + 5) * 1000 });
      await valueIs(panel.address, address);
      assert.equal(await panel.address.getAttribute("aria-invalid"), "true");
      assert.ok(await panel.openSignInPage.isDisabled());
      assert.equal(await panel.trustCertificate.count(), 0);
    });
  }

  it("whose certificate signed itself is trusted only after a yes that names the deployment", async () => {
    const { workbench } = opened();
    const host = new URL(selfSigned.url).host;
    await panel.address.fill(selfSigned.url);
    await panel.addressState.getByText(`${host} uses a self-signed certificate.`).waitFor();
    await panel.trustCertificate.click();
    assert.equal(await workbench.dialog.message(), `Connect to ${host} without verifying its certificate?`);
    await workbench.dialog.choose("Cancel");
    await panel.trustCertificate.waitFor();
    assert.equal(selfSigned.log.count(), 0);
    await panel.trustCertificate.click();
    await workbench.dialog.choose("Continue");
    await panel.says(/Coder v\d/).waitFor();
    await valueIs(panel.address, selfSigned.url);
  });

  it("never leads to a notification, and nobody is signed in", async () => {
    const { workbench } = opened();
    assert.deepEqual(await workbench.notifications.texts(), []);
    await workbench.tree("Tokens").welcome().getByRole("button", { name: "Sign In" }).waitFor();
  });
});
