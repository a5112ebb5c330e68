import assert from "node:assert/strict";
import * as vscode from "vscode";
import { chooseScopedProfile, openScopedTerminal } from "../../../../src/commands/leases/openScopedTerminal";
import { ListedWorkspace } from "../../../../src/presentation/workspace/listedWorkspace";
import type { SignedIn } from "../../../../src/session/sessionState";
import { openScoped, scopedProfile } from "../../../../src/views/scopedTerminal/scopedTerminal";
import { until } from "../../../host/until";
import { host, useVscode } from "../../../support/vscode/host";
import { sessionAt } from "../../views/pictureSupport";
import { sessionsOf } from "../commandSupport";
import { LeaseCommands } from "./leaseCommands";

describe("the command that opens a terminal with a scoped token", () => {
  if (process.platform === "win32") return;
  useVscode();
  let open: LeaseCommands;

  beforeEach(async () => {
    open = await LeaseCommands.open();
    open.coderd.log.clear();
  });
  afterEach(() => open.close());

  const services = (...all: SignedIn[]) => {
    const base = { leases: open.leases, extensionUri: vscode.Uri.file("/extension") };
    return {
      sessions: sessionsOf(...all),
      openScoped: (...[session, listed]: [SignedIn, ListedWorkspace | undefined]) =>
        openScoped(base, session, listed),
      scopedProfile: (session: SignedIn) => scopedProfile(base, session),
    };
  };
  async function choose(label: string): Promise<void> {
    const pick = await until(
      () => host.picks.find(({ isShown }) => isShown),
      () => "no list was shown",
      5_000,
    );
    pick.choose(label);
    pick.accept();
  }
  const minted = () =>
    JSON.parse(open.coderd.log.last({ method: "POST", path: "/api/v2/users/me/keys/tokens" }).body) as {
      readonly scopes: readonly string[];
      readonly allow_list: readonly string[];
    };

  it("creates the token at the deployment of its row, for the workspace of its row", async () => {
    const { id } = open.coderd.workspace("beta");
    const listed = new ListedWorkspace(
      await open.session.client.workspaces.get(id),
      open.session,
      new Date(),
    );
    const opening = openScopedTerminal(services(sessionAt("other.example.com"), open.session), { listed });
    await choose("coder stop");
    await opening;
    assert.ok(minted().allow_list.includes(`workspace:${id}`));
    assert.deepEqual(
      host.terminals.map(({ options }) => options.name),
      ["beta (scoped token)"],
    );
  });

  it("creates it at the current deployment without a row, and for the menu beside +", async () => {
    const all = services(open.session, sessionAt("other.example.com"));
    const opening = openScopedTerminal(all, undefined);
    await choose("coder whoami");
    await opening;
    assert.deepEqual(minted().scopes, ["user:read"]);
    open.coderd.log.clear();
    const choosing = chooseScopedProfile(all);
    await choose("coder whoami");
    await choosing;
    assert.deepEqual(minted().scopes, ["user:read"]);
    assert.equal(host.terminals.length, 1);
  });

  it("offers to sign in where nobody is signed in, and asks nothing", async () => {
    const steps = [{ title: "Sign In" }];
    for (const run of [openScopedTerminal(services(), undefined), chooseScopedProfile(services())]) {
      await assert.rejects(run, (error: { readonly steps: readonly { readonly title: string }[] }) => {
        assert.deepEqual(
          error.steps.map(({ title }) => ({ title })),
          steps,
        );
        return true;
      });
    }
    assert.deepEqual(host.picks, []);
  });
});
