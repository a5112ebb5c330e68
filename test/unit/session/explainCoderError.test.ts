import assert from "node:assert/strict";
import {
  CoderClient,
  Unauthorized,
  Unreachable,
  type UnreachableCause,
  WorkspaceProxy,
} from "../../../src/coder";
import { explainCoderError } from "../../../src/session/explainCoderError";
import { startCoderd } from "../../coderd";
import { deploymentOf } from "../../support/sessionWindows";
import { host, useVscode } from "../../support/vscode/host";

const deployment = deploymentOf("https://coder.example.com");

describe("what a failed request means", () => {
  useVscode();

  it("is not said of other failures", () => {
    assert.equal(explainCoderError(new Error("Unauthorized")), undefined);
    assert.equal(explainCoderError({ kind: "unauthorized" }), undefined);
  });

  it("is told with the way to sign in at that deployment when a session is over", async () => {
    const runs: unknown[][] = [];
    host.commands.set("coderAccess.session.signIn", (...args) => void runs.push(args));
    const error = new Unauthorized(deployment, "expired");
    const explained = explainCoderError(error);
    assert.equal(explained?.message, `${error.message} ${error.advice}`);
    assert.deepEqual(
      explained.steps.map(({ title }) => title),
      ["Sign In"],
    );
    await explained.steps[0]?.run();
    assert.deepEqual(runs, [[deployment.href]]);
  });

  it("leads from a workspace proxy to the deployment that it names, and nowhere when it names none", async () => {
    const runs: unknown[][] = [];
    host.commands.set("coderAccess.session.signIn", (...args) => void runs.push(args));
    const steps = explainCoderError(
      new WorkspaceProxy(deployment, deploymentOf("https://other.example.com")),
    )?.steps;
    assert.deepEqual(
      steps?.map(({ title }) => title),
      ["Use https://other.example.com"],
    );
    await steps[0]?.run();
    assert.deepEqual(runs, [["https://other.example.com"]]);
    assert.deepEqual(explainCoderError(new WorkspaceProxy(deployment, undefined))?.steps, []);
  });

  for (const [cause, setting] of [
    ["selfSigned", "coderAccess.network.caFile"],
    ["untrusted", "coderAccess.network.caFile"],
    ["incompleteChain", "coderAccess.network.caFile"],
    ["clientCertificate", "coderAccess.network.certFile"],
    ["certificateFile", "coderAccess.network.keyFile"],
    ["headers", "coderAccess.network.headerCommand"],
    ["timeout", "coderAccess.network.timeout"],
    ["proxy", "http.proxy"],
  ] as const satisfies readonly (readonly [UnreachableCause, string])[]) {
    it(`opens the setting that helps: ${cause}`, async () => {
      const explained = explainCoderError(new Unreachable(deployment, cause, { sent: "no" }));
      await explained?.steps[0]?.run();
      assert.deepEqual(host.executed, [
        { command: "workbench.action.openSettings", args: [`@id:${setting}`] },
      ]);
    });
  }

  it("opens the setting that the fault itself names", async () => {
    const facts = { message: "m", advice: "a", setting: "coderAccess.network.certFile" };
    await explainCoderError(
      new Unreachable(deployment, "notPrepared", { sent: "no", explained: facts }),
    )?.steps[0]?.run();
    assert.deepEqual(host.executed[0]?.args, ["@id:coderAccess.network.certFile"]);
  });

  it("offers no setting where none helps", () => {
    assert.deepEqual(explainCoderError(new Unreachable(deployment, "dns", { sent: "no" }))?.steps, []);
  });

  it("offers the header command where a network wants its own sign-in, and nothing where a page is no sign-in", async () => {
    const coderd = await startCoderd();
    const client = new CoderClient({ deployment: deploymentOf(coderd.url) });
    try {
      for (const [fault, steps] of [
        [{ kind: "redirect", to: "https://login.example.com/" }, 1],
        [
          { kind: "gateway", status: 200, body: "<h1>parked</h1>", headers: { "content-type": "text/html" } },
          0,
        ],
      ] as const) {
        coderd.faults.clear();
        coderd.faults.add({ path: "**" }, fault);
        const error: unknown = await client.buildInfo().then(
          () => undefined,
          (thrown: unknown) => thrown,
        );
        assert.equal(explainCoderError(error)?.steps.length, steps, JSON.stringify(fault));
      }
    } finally {
      client.dispose();
      await coderd.stop();
    }
  });
});
