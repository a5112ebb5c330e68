import assert from "node:assert/strict";
import { showSessions } from "../../../../src/commands/session/showSessions";
import type { SignedIn } from "../../../../src/session/sessionState";
import { until } from "../../../host/until";
import { host, pressing, useVscode } from "../../../support/vscode/host";
import { type CommandWindow, openCommandWindow } from "../commandSupport";
import { stakeOf } from "./leaving/leavingSupport";

describe("the sessions that this machine has", () => {
  useVscode();
  let window: CommandWindow;
  let current: string[];
  beforeEach(async () => {
    window = await openCommandWindow();
    current = [];
  });
  afterEach(() => window.close());

  function show(): Promise<void> {
    const { sessions } = window;
    return showSessions({
      ...window,
      ...stakeOf(),
      sessions: new Proxy(sessions, {
        get: (target, name) => {
          if (name === "makeCurrent") return (href: string) => Promise.resolve(void current.push(href));
          const value = Reflect.get(target, name, target) as unknown;
          return typeof value === "function" ? (value as () => unknown).bind(target) : value;
        },
      }),
      forgetDeployment: () => Promise.resolve(),
      leases: { endAllOf: () => Promise.resolve([]) },
    });
  }
  const pick = () => host.picks.at(-1) ?? assert.fail("no list is shown");
  const detail = () => pick().items[0]?.detail ?? "";
  const hostOf = ({ deployment }: SignedIn) => deployment.host;

  it("are listed with who and since when, and the last use once the server has told it, without a secret", async () => {
    const showing = show();
    assert.deepEqual(
      pick().items.map(({ label, description }) => [label, description]),
      [[hostOf(window.session), "alice · Current deployment"]],
    );
    assert.match(detail(), /^Signed in (now|\d)/);
    await until(
      () => (detail().includes(" · Last used ") && detail().includes(" · Expires ") ? true : undefined),
      detail,
      2_000,
    );
    assert.ok(!JSON.stringify(pick().items).includes(window.session.record.session.expose()));
    pick().hide();
    await showing;
    assert.deepEqual(current, []);
  });

  it("say what is known without the server", async () => {
    window.coderd.faults.add(
      { path: "/api/v2/users/*/keys/*" },
      { kind: "answer", status: 503, body: { message: "x" } },
    );
    const showing = show();
    await until(
      () => (pick().busy ? undefined : true),
      () => "It never ends.",
      5_000,
    );
    assert.match(detail(), /^Signed in /);
    assert.doesNotMatch(detail(), /Last used/);
    pick().hide();
    await showing;
  });

  it("become the current one by being selected", async () => {
    const showing = show();
    pick().choose(hostOf(window.session));
    pick().accept();
    await showing;
    assert.deepEqual(current, [window.session.deployment.href]);
  });

  it("end by their button, after the question that signing out always asks", async () => {
    host.answer = pressing("Sign Out");
    const showing = show();
    pick().pressOn(hostOf(window.session), `Sign Out of ${hostOf(window.session)}`);
    await showing;
    await until(
      () => (window.sessions.all.length === 0 ? true : undefined),
      () => host.messages.join(),
      5_000,
    );
    assert.ok(host.messages.includes(`Sign out of ${hostOf(window.session)}?`));
    assert.equal(window.coderd.log.count({ method: "DELETE" }), 1);
  });

  it("stay when that question is left", async () => {
    const showing = show();
    pick().pressOn(hostOf(window.session), `Sign Out of ${hostOf(window.session)}`);
    await showing;
    await until(
      () => (host.shown.some(({ isModal }) => isModal) ? true : undefined),
      () => host.messages.join(),
      2_000,
    );
    assert.equal(window.sessions.all.length, 1);
  });

  it("are not there where nobody is signed in", async () => {
    await window.sessions.signOut(window.session);
    await assert.rejects(show(), { message: /not signed in/ });
  });
});
