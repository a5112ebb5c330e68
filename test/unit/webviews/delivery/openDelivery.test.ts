import assert from "node:assert/strict";
import * as vscode from "vscode";
import { Secret } from "../../../../src/core/token/secret";
import { ErrorDoor } from "../../../../src/platform/errors";
import type { Replaced } from "../../../../src/tokens/key/tokenRequest";
import type { WaitingSecret } from "../../../../src/tokens/secrets/waitingSecret";
import type { Delivery, FromDeliveryPage, ToDeliveryPage } from "../../../../src/webviews/delivery/contract";
import { type DeliveryParts, openDelivery } from "../../../../src/webviews/delivery/openDelivery";
import { Panels } from "../../../../src/webviews/panels";
import { until } from "../../../host/until";
import { memoryLog } from "../../../support/memory";
import { host, useVscode } from "../../../support/vscode/host";

const secret: WaitingSecret = {
  version: 1,
  id: "intent",
  deployment: "https://coder.example.com",
  username: "alice",
  name: "deploy",
  tokenId: "AAAAAAAAAA",
  secret: new Secret("AAAAAAAAAA-AAAAAAAAAAAAAAAAAAAAAA"),
  mintedAt: "2026-11-24T12:00:00Z",
  summary: "read workspaces",
};
const day = 86_400;

describe("opening the page that hands a secret over", () => {
  useVscode();
  let panels: Panels;
  let asked: string[];
  beforeEach(() => {
    panels = new Panels();
    asked = [];
  });
  afterEach(() => panels.dispose());

  function opener(replaced?: Replaced) {
    const log = memoryLog();
    return openDelivery({
      extensionUri: vscode.Uri.file("/extension"),
      log,
      errors: new ErrorDoor(log),
      prove: () => new Promise(() => undefined),
      watch: () => ({ dispose: () => undefined }),
      replacedBy: ({ id }: WaitingSecret) => {
        asked.push(id);
        return Promise.resolve(replaced);
      },
      panels,
    } as unknown as DeliveryParts);
  }
  const pages = () => host.webviews.filter(({ isOpen }) => isOpen);

  /** What the page says of a secret first. */
  async function begun(waiting: WaitingSecret, isSafe = true, replaced?: Replaced): Promise<Delivery> {
    opener(replaced)(waiting, isSafe);
    const page = pages().at(-1) ?? assert.fail("no page is open");
    page.send({ type: "ready" } satisfies FromDeliveryPage);
    const begin = await until(
      () => (page.sent as ToDeliveryPage[]).find((message) => message.type === "begin"),
      () => JSON.stringify(page.sent),
      2_000,
    );
    return begin.delivery;
  }

  it("shows one for each secret", () => {
    const open = opener();
    open(secret, true);
    open({ ...secret }, true);
    assert.equal(pages().length, 1);
    open({ ...secret, id: "another" }, true);
    assert.equal(pages().length, 2);
  });

  it("says whose token it is and where, and nothing that nobody knows", async () => {
    const { snippets, ...rest } = await begun(secret);
    assert.equal(snippets.length, 7);
    assert.ok(!JSON.stringify(snippets).includes(secret.secret.expose()));
    assert.deepEqual(rest, {
      name: "deploy",
      username: "alice",
      host: "coder.example.com",
      summary: "Read workspaces.",
      ends: "",
      replaces: "",
      isConfirmed: false,
      isSafe: true,
      firstUse: "bash",
    });
    assert.deepEqual(asked, ["intent"]);
  });

  it("says until when the server confirmed it, and that the vault does not have it", async () => {
    const confirmedUntil = new Date(Date.now() + 7 * day * 1000 + 60_000).toISOString();
    const { ends, isConfirmed, isSafe } = await begun({ ...secret, confirmedUntil }, false);
    assert.match(ends, /^Expires in 7 days, .+\.$/);
    assert.deepEqual([isConfirmed, isSafe], [true, false]);
  });

  it("shows the address as it was kept when it is none", async () => {
    assert.equal((await begun({ ...secret, deployment: "no address" })).host, "no address");
  });

  for (const [ending, said] of [
    [{ kind: "unused" }, '"old" expires once it\'s no longer used, after you select Done.'],
    [{ kind: "after", seconds: 0 }, '"old" expires when you select Done.'],
    [{ kind: "after", seconds: day }, '"old" expires 1 day after you select Done.'],
  ] as const) {
    it(`says what becomes of the token it replaces: ${said}`, async () => {
      assert.equal(
        (await begun(secret, true, { tokenId: "BBBBBBBBBB", name: "old", ending })).replaces,
        said,
      );
    });
  }
});
