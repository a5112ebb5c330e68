import assert from "node:assert/strict";
import * as z from "zod/mini";
import type { TokenContext } from "../../../src/presentation/token/tokenContext";
import type { Survey } from "../../../src/tokens/audit/survey";
import { TokensPanel, type TokensPanelServices } from "../../../src/webviews/tokensPanel";
import { until } from "../../host/until";
import { host, useVscode } from "../../support/vscode/host";
import { now, token } from "../tokens/auditSupport";
import { sessionAt } from "../views/pictureSupport";
import { tokensPanelParts } from "./tokensPanelSupport";

type FromPage = { readonly type: "ready" | "fail" | "signIn" };
type Names = { readonly type: "names"; readonly names: readonly string[] };

/** A panel that shows the names of the tokens, when it is let. */
class NamesPanel extends TokensPanel<FromPage, Names> {
  letDraw: Promise<void> = Promise.resolve();
  drawn = 0;

  protected receive(): Promise<void> {
    return Promise.reject(new Error("the page asked for too much"));
  }

  protected async draw({ tokens }: Survey, context: TokenContext): Promise<Names> {
    this.drawn += 1;
    assert.equal(+context.now, +now, "the time is the server's");
    await this.letDraw;
    return { type: "names", names: tokens.map(({ key }) => key.name) };
  }
}

describe("a panel about the tokens of a deployment", () => {
  useVscode();
  const session = sessionAt("coder.example.com", 0);
  let parts: ReturnType<typeof tokensPanelParts>;
  let panel: NamesPanel;
  let closed: number;

  function open(more: Partial<TokensPanelServices> = {}): void {
    closed = 0;
    parts = tokensPanelParts(session, [token("deploy")]);
    const fromPage = z.object({ type: z.enum(["ready", "fail", "signIn"]) });
    panel = new NamesPanel(
      { ...parts.services, ...more },
      session.deployment.href,
      {
        page: "timeline",
        title: "Names",
        contract: { fromPage },
        heading: "No names",
        doing: "Showing names",
      },
      () => (closed += 1),
    );
  }
  afterEach(() => panel.dispose());
  const page = () => host.webviews.at(-1) ?? assert.fail("no page is open");
  const ready = () => page().send({ type: "ready" });
  const settled = () => new Promise(setImmediate);
  const next = (after = 0) =>
    until(
      () => page().sent.slice(after).at(-1),
      () => JSON.stringify(page().sent),
      2_000,
    );

  it("says nothing by itself, and all that is known once the page is there", async () => {
    open();
    await settled();
    assert.deepEqual(page().sent, []);
    ready();
    assert.deepEqual(await next(), { type: "names", names: ["deploy"] });
  });

  it("shows what was last known when the deployment does not answer, and says that", async () => {
    const { current } = tokensPanelParts(session, [token("deploy")]).services.tokens.of(session);
    const loaded = () => Promise.reject(new Error("no answer"));
    const onDidChange = () => ({ dispose: () => undefined });
    open({ tokens: { of: () => ({ current, loaded }), onDidChange } as never });
    ready();
    assert.deepEqual(await next(), { type: "names", names: ["deploy"] });
    await settled();
    assert.equal(host.shown.length, 1);
  });

  it("says itself why there is nothing, where nothing was ever known", async () => {
    const error = new Error("no answer");
    const current = { kind: "failed", error, since: new Date(), last: undefined };
    const onDidChange = () => ({ dispose: () => undefined });
    open({ tokens: { of: () => ({ current, loaded: () => Promise.reject(error) }), onDidChange } as never });
    ready();
    const said = (await next()) as { readonly type: string; readonly sentence?: string };
    assert.equal(said.type, "absent");
    assert.match(said.sentence ?? "", /Something went wrong/);
    await settled();
    assert.equal(host.shown.length, 0);
  });

  it("is drawn anew when more is known, and a picture that comes too late is dropped", async () => {
    open();
    ready();
    await next();
    let goOn = (): void => undefined;
    panel.letDraw = new Promise((resolve) => (goOn = resolve));
    parts.list([token("older")]);
    await until(
      () => (panel.drawn === 2 ? true : undefined),
      () => "It is not drawn.",
      2_000,
    );
    panel.letDraw = Promise.resolve();
    parts.list([token("newer")]);
    assert.deepEqual(await next(1), { type: "names", names: ["newer"] });
    goOn();
    await settled();
    assert.equal(page().sent.length, 2);
  });

  it("says that nobody is signed in there any more, whatever is still being drawn", async () => {
    open();
    let goOn = (): void => undefined;
    panel.letDraw = new Promise((resolve) => (goOn = resolve));
    ready();
    await until(
      () => (panel.drawn === 1 ? true : undefined),
      () => "It is not drawn.",
      2_000,
    );
    parts.signOut();
    goOn();
    await settled();
    const sentence = "You're not signed in to coder.example.com.";
    assert.notEqual(page().sent.length, 0);
    for (const message of page().sent)
      assert.deepEqual(message, { type: "absent", title: "No names", sentence, signIn: "Sign In" });
  });

  it("signs in there when the page asks for it, and is drawn once somebody is", async () => {
    open();
    ready();
    await next();
    parts.signOut();
    await next(1);
    page().send({ type: "signIn" });
    await settled();
    assert.deepEqual(host.executed, [
      { command: "coderAccess.session.signIn", args: [session.deployment.href] },
    ]);
    const before = page().sent.length;
    parts.signIn();
    assert.deepEqual(await next(before), { type: "names", names: ["deploy"] });
  });

  it("says which deployment it is about where there are several", () => {
    open();
    assert.equal(page().title, "Names");
    parts.signInAlso(sessionAt("other.example.com", 0));
    assert.equal(page().title, "Names · coder.example.com");
    parts.signInAlso();
    assert.equal(page().title, "Names");
  });

  it("tells the person when what the page asks for fails", async () => {
    open();
    page().send({ type: "fail" });
    await until(
      () => (host.shown.length === 1 ? true : undefined),
      () => "Nobody is told.",
      2_000,
    );
    assert.deepEqual(page().sent, []);
  });

  it("draws nothing once it is closed", async () => {
    open();
    ready();
    await next();
    panel.dispose();
    parts.list([token("newer")]);
    await settled();
    assert.deepEqual([panel.drawn, closed], [1, 1]);
  });

  it("puts nothing off once it was closed while it was drawn, and shows nothing more", async () => {
    const { setTimeout: real } = globalThis;
    let putOff = 0;
    open();
    let goOn = (): void => undefined;
    panel.letDraw = new Promise((resolve) => (goOn = resolve));
    ready();
    await until(
      () => (panel.drawn === 1 ? true : undefined),
      () => "It is not drawn.",
      2_000,
    );
    panel.dispose();
    try {
      globalThis.setTimeout = (() => {
        putOff += 1;
        return { unref: () => undefined };
      }) as unknown as typeof setTimeout;
      goOn();
      await settled();
    } finally {
      globalThis.setTimeout = real;
    }
    assert.deepEqual([putOff, page().sent, host.shown], [0, [], []]);
  });

  it("is drawn anew when its words are true no more, five seconds later at the soonest", async () => {
    const { setTimeout: real } = globalThis;
    const putOff: { readonly run: () => void; readonly wait: number }[] = [];
    open();
    parts.list([{ ...token("ends"), expiresAt: new Date(+now + 1_000) }]);
    await next();
    try {
      globalThis.setTimeout = ((run: () => void, wait: number) => {
        putOff.push({ run, wait });
        return { unref: () => undefined };
      }) as unknown as typeof setTimeout;
      ready();
      while (putOff.length === 0) await settled();
      putOff[0]?.run();
      while (putOff.length === 1) await settled();
    } finally {
      globalThis.setTimeout = real;
    }
    assert.deepEqual(
      putOff.map(({ wait }) => wait),
      [5_000, 5_000],
    );
    assert.equal(panel.drawn, 3);
  });
});
