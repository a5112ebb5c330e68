import assert from "node:assert/strict";
import type { CoderApi } from "../../../../src/coder/api/api";
import { useVscode } from "../../../support/vscode/host";
import {
  eventually,
  next,
  send,
  sent,
  settled,
  type SignInWindow,
  signInWindow,
  statesOf,
  typeAddress,
} from "./signInSupport";

describe("the host of the sign-in page", () => {
  useVscode();
  let window: SignInWindow;
  beforeEach(async () => (window = await signInWindow()));
  afterEach(() => window.close());

  describe("begins", () => {
    it("with the first address that is offered: window.world.offered, and asks nobody by itself", async () => {
      window.world.offered = [window.coderd.url, "https://other.example.com"];
      void window.show();
      send({ type: "ready" });
      assert.deepEqual(await next("begin"), {
        type: "begin",
        address: window.coderd.url,
        offered: window.world.offered,
        isLinked: false,
      });
      assert.equal(window.coderd.log.count(), 0);
    });

    it("with a link's address, said to be one, until the person types another; that stays when it is shown anew", async () => {
      window.world.offered = ["https://other.example.com"];
      void window.show(window.coderd.url, true);
      send({ type: "ready", address: "https://typed.example.com" });
      const first = await next("begin");
      assert.deepEqual([first.address, first.isLinked], [window.coderd.url, true]);
      assert.equal(window.coderd.log.count(), 0, "a link alone sends nothing");
      send({ type: "addressChanged", address: "", turn: 1 });
      send({ type: "ready", address: "" });
      const second = await next("begin", 2);
      assert.deepEqual([second.address, second.isLinked], ["", false]);
    });
  });

  describe("asks an address", () => {
    beforeEach(() => void window.show());

    it("what it can do, without a secret", async () => {
      assert.equal((await typeAddress("  \n", 1)).kind, "empty");
      assert.equal((await typeAddress("javascript:alert(1)", 2)).kind, "bad");
      assert.equal(window.coderd.log.count(), 0);
      const good = await typeAddress(window.coderd.url, 3);
      assert.ok(good.kind === "good");
      assert.deepEqual(good.ways, { password: true, environment: false });
      assert.equal(good.signInPage, `${window.coderd.url.replace("http://", "")}/cli-auth`);
      assert.deepEqual(statesOf(3)[0], { kind: "checking", host: good.host });
      assert.deepEqual(window.keysSent(), []);
    });

    for (const isCoder of [true, false]) {
      it(`and says nothing of one that ${isCoder ? "answers" : "fails"} after another was typed`, async () => {
        let answer: (() => void) | undefined;
        window.world.makeClient = (deployment) => {
          const said = { version: "v2.35.1", isWorkspaceProxy: false, dashboardUrl: "" };
          const client = {
            deployment,
            buildInfo: () =>
              new Promise((resolve, reject) => {
                answer = () => (isCoder ? resolve(said) : reject(new Error("late")));
              }),
            scopeNames: () => Promise.resolve([]),
            authMethods: () => Promise.resolve({ password: true }),
            dispose: () => undefined,
          };
          return client as unknown as CoderApi;
        };
        window.world.steps = [
          { title: "Help", run: () => Promise.reject(new Error("the step of another address ran")) },
        ];
        send({ type: "addressChanged", address: "https://slow.example.com", turn: 1 });
        await eventually(() => answer !== undefined);
        await typeAddress("", 2);
        answer?.();
        await settled();
        assert.deepEqual(statesOf(1), [{ kind: "checking", host: "slow.example.com" }]);
        send({ type: "takeStep", address: "", step: 0 });
        await settled();
        assert.deepEqual(window.log.lines, []);
      });
    }

    it("and offers what may help, of the address that failed last alone", async () => {
      let runs = 0;
      window.world.steps = [{ title: "Open Settings", run: () => Promise.resolve((runs += 1)) }];
      window.coderd.faults.add({ path: "/api/v2/buildinfo" }, { kind: "captivePortal" });
      assert.deepEqual(await typeAddress(window.coderd.url, 1), {
        kind: "bad",
        sentence: "It does not answer.",
        canRetry: true,
        canTrust: false,
        steps: ["Open Settings"],
      });
      for (const step of [7, -1, 0.5, 0]) send({ type: "takeStep", address: window.coderd.url, step });
      await settled();
      assert.equal(runs, 1);
      await typeAddress("", 2);
      send({ type: "takeStep", address: "", step: 0 });
      await settled();
      assert.equal(runs, 1);
    });

    it("whether its certificate will do only of the person, and looks again when it will", async () => {
      send({ type: "trustCertificate", address: "no address at all" });
      send({ type: "trustCertificate", address: "https://self.example.com" });
      await settled();
      assert.deepEqual([window.trusted, sent()], [["https://self.example.com"], []]);
      window.world.trusts = true;
      send({ type: "trustCertificate", address: "https://self.example.com" });
      const { address, isLinked } = await next("begin");
      assert.deepEqual([address, isLinked], ["https://self.example.com", false]);
    });
  });
});
