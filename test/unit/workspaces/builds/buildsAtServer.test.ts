import assert from "node:assert/strict";
import type { NewBuild } from "../../../../src/coder/api/workspaceCalls";
import type { Workspace } from "../../../../src/coder/api/workspaces";
import { NotFoundOrForbidden, Rejected } from "../../../../src/coder/errors/refusals";
import type { SignedIn } from "../../../../src/session/sessionState";
import { beginBuild } from "../../../../src/workspaces/builds/beginBuild";
import { cycle, planRestart, planUpdate } from "../../../../src/workspaces/builds/cycle";
import { lookAgain } from "../../../../src/workspaces/builds/lookAgain";
import { setMark } from "../../../../src/workspaces/builds/marks";
import { waitForBuild } from "../../../../src/workspaces/builds/waitForBuild";
import { Refused } from "../../../../src/workspaces/state/whyNotNow";
import { type Coderd, type ProfileName, startCoderd } from "../../../coderd";
import { signedInAt } from "../../../support/signedIn";

const builds = { method: "POST", path: "/api/v2/workspaces/*/builds" };
const quick = { buildDuration: 30, cancelDuration: 30, agentConnects: 10, agentReady: 10 };
const signal = new AbortController().signal;

describe("builds at a server", () => {
  let coderd: Coderd;
  let session: SignedIn;
  const open = async (profile: ProfileName = "2.35.1") => {
    coderd = await startCoderd({ profile, settings: quick });
    session = await signedInAt(coderd, "alice");
    coderd.log.clear();
  };
  afterEach(() => coderd.stop());
  const read = (name: string): Promise<Workspace> => session.client.workspaces.get(coderd.workspace(name).id);
  const begin = async (name: string, build: NewBuild) =>
    beginBuild(session, await read(name), build, () => Promise.resolve());
  const sent = () =>
    coderd.log
      .find(builds)
      .map(({ body }) => (typeof body === "string" ? (JSON.parse(body) as unknown) : body));
  const numberOf = (name: string) => coderd.workspace(name).builds.length;

  it("begin with one request, which is all that is sent", async () => {
    await open();
    const build = await begin("beta", { transition: "start" });
    assert.equal(build.transition, "start");
    assert.deepEqual(sent(), [{ transition: "start" }]);
    const ended = await waitForBuild(session.client, build, { signal });
    assert.equal(ended?.result.kind, "succeeded");
  });

  it("are found, and not sent again, where only the answer was lost", async () => {
    await open();
    coderd.faults.add({ ...builds, times: 1 }, { kind: "reset", when: "after" });
    const before = numberOf("beta");
    const build = await begin("beta", { transition: "start" });
    assert.equal(build.number, before + 1);
    assert.equal(sent().length, 1);
    assert.equal(numberOf("beta"), before + 1);
  });

  it("are said not to have begun where the request did not arrive, and not sent again either", async () => {
    await open();
    const before = numberOf("beta");
    for (const fault of [
      { kind: "reset", when: "before" },
      { kind: "gateway", status: 502 },
    ] as const) {
      coderd.faults.add({ ...builds, times: 1 }, fault);
      await assert.rejects(
        begin("beta", { transition: "start" }),
        (error) =>
          error instanceof Refused && error.refusal.sentence.includes('no new build of "beta" has started'),
      );
    }
    assert.equal(sent().length, 2);
    assert.equal(numberOf("beta"), before);
  });

  it("are not taken for ours where somebody else began one meanwhile", async () => {
    await open();
    const olive = await signedInAt(coderd, "olive");
    const before = await read("beta");
    await olive.client.workspaces.build(before.id, { transition: "start" });
    coderd.faults.add({ ...builds, times: 1 }, { kind: "reset", when: "before" });
    await assert.rejects(
      beginBuild(session, before, { transition: "start" }, () => Promise.resolve()),
      (error) =>
        error instanceof Refused && error.refusal.sentence.includes("olive has started another build"),
    );
  });

  it("that somebody else began a moment before are named in place of the server's words", async () => {
    await open();
    coderd.store.timings.buildDuration = 60_000;
    const olive = await signedInAt(coderd, "olive");
    const before = await read("beta");
    await olive.client.workspaces.build(before.id, { transition: "start" });
    await assert.rejects(
      beginBuild(session, before, { transition: "start" }),
      (error) => error instanceof Refused && error.refusal.sentence.startsWith("olive is already starting"),
    );
  });

  for (const reason of ["The quota is used up.", 'Template "docker" is deprecated: use "docker2".']) {
    it(`that the server refuses are refused with its reason, and looked for nowhere: ${reason}`, async () => {
      await open();
      coderd.faults.add(
        { ...builds, times: 1 },
        { kind: "answer", status: 400, body: { message: "No.", detail: reason } },
      );
      await assert.rejects(
        begin("beta", { transition: "start" }),
        (error) => error instanceof Rejected && error.detail === reason && error.message.includes(reason),
      );
      assert.equal(coderd.log.count({ method: "GET", path: "/api/v2/workspaces/*" }), 1);
    });
  }

  it("that fail end with the server's reason, and those that were canceled as canceled", async () => {
    await open();
    coderd.store.nextFailure = { error: "no space left", lines: [] };
    const failed = await waitForBuild(session.client, await begin("beta", { transition: "start" }), {
      signal,
    });
    assert.deepEqual(failed?.result, { kind: "failed", reason: "no space left" });
    coderd.store.timings.buildDuration = 60_000;
    const build = await begin("beta", { transition: "start" });
    await session.client.workspaces.cancelBuild(build.id);
    const canceled = await waitForBuild(session.client, build, { signal });
    assert.equal(canceled?.result.kind, "canceled");
  });

  it("are waited for through a network that is gone for a while, but not for what the server does not know", async () => {
    await open();
    const build = await begin("beta", { transition: "start" });
    coderd.faults.add(
      { method: "GET", path: "/api/v2/workspacebuilds/*", times: 3 },
      { kind: "reset", when: "before" },
    );
    const wait = () => Promise.resolve();
    assert.ok(await waitForBuild(session.client, build, { signal, wait }));
    coderd.faults.add(
      { method: "GET", path: "/api/v2/workspacebuilds/*" },
      {
        kind: "answer",
        status: 404,
        body: { message: "Resource not found or you do not have access to this resource" },
      },
    );
    await assert.rejects(waitForBuild(session.client, build, { signal, wait }), NotFoundOrForbidden);
  });

  const restart = async (name: string, version: string) => {
    const before = await read(name);
    const seen: string[] = [];
    const ended = await cycle(session, before, planRestart(before, version), {
      signal,
      onBuild: ({ transition }) => seen.at(-1) === transition || seen.push(transition),
    });
    assert.equal(ended?.result.kind, "succeeded");
    assert.equal(ended.build.transition, "start");
    assert.deepEqual(seen, ["stop", "start"]);
    return { before, after: await read(name) };
  };

  it("restart a workspace in one request where the server can and nothing would be updated", async () => {
    await open("2.36");
    const { before, after } = await restart("alpha", "v2.36.0+abc");
    assert.deepEqual(sent(), [{ transition: "stop", on_success: { transition: "start" } }]);
    assert.equal(after.latestBuild.templateVersionId, before.latestBuild.templateVersionId);
  });

  it("restart an outdated one in two, keeping its version", async () => {
    await open("2.36");
    const { before, after } = await restart("arm-controller", "v2.36.0+abc");
    const { templateVersionId } = before.latestBuild;
    assert.ok(before.outdated);
    assert.deepEqual(sent(), [
      { transition: "stop" },
      { transition: "start", template_version_id: templateVersionId },
    ]);
    assert.equal(after.latestBuild.templateVersionId, templateVersionId);
    assert.ok(after.outdated);
  });

  it("restart in two on releases before, or whose release is not known", async () => {
    await open();
    await restart("alpha", "v2.35.1+abc");
    assert.equal(sent().length, 2);
    for (const version of ["v0.0.0-devel", "", "v2.35.9"])
      assert.equal(planRestart(await read("alpha"), version).inOne, false, version);
  });

  it("update a running workspace with what was answered, in one request only where nothing was", async () => {
    await open("2.36");
    const before = await read("arm-controller");
    const parameters = [{ name: "team", value: "arms" }];
    assert.deepEqual(planUpdate(before, "v2.36.0", []), {
      versionId: undefined,
      parameters: [],
      inOne: true,
    });
    const plan = planUpdate(before, "v2.36.0", parameters);
    const ended = await cycle(session, before, plan, { signal, onBuild: () => undefined });
    assert.equal(ended?.result.kind, "succeeded");
    assert.deepEqual(sent(), [
      { transition: "stop" },
      {
        transition: "start",
        template_version_id: before.templateActiveVersionId,
        rich_parameter_values: parameters,
      },
    ]);
    assert.equal((await read("arm-controller")).outdated, false);
  });

  it("do not start what failed to stop, and replace nothing that somebody else started meanwhile", async () => {
    await open();
    coderd.store.nextFailure = { error: "the volume is in use", lines: [] };
    const before = await read("alpha");
    const ended = await cycle(session, before, planRestart(before, "v2.35.1"), {
      signal,
      onBuild: () => undefined,
    });
    assert.deepEqual(ended?.result, { kind: "failed", reason: "the volume is in use" });
    assert.equal(sent().length, 1);
  });

  it("are begun only with a workspace that is as it was shown, or was changed in ways that do not matter", async () => {
    await open();
    const shown = await read("beta");
    assert.equal((await lookAgain(session, shown, "start")).id, shown.id);
    const refused = (sentence: RegExp) => (error: unknown) =>
      error instanceof Refused && sentence.test(error.refusal.sentence);
    coderd.workspace(shown.id).name = "gamma";
    await assert.rejects(lookAgain(session, shown, "start"), refused(/"beta" is now called "gamma"/));
    coderd.workspace(shown.id).name = "beta";
    await assert.rejects(lookAgain(session, shown, "stop"), refused(/already stopped/));
    const deletion = await begin("beta", { transition: "delete" });
    await waitForBuild(session.client, deletion, { signal });
    await assert.rejects(
      lookAgain(session, shown, "start"),
      refused(/was deleted from .*, or you can't see it anymore\. Ask/),
    );
  });

  it("need none to mark a workspace, which is looked at where the answer was lost", async () => {
    await open();
    const { id } = await read("beta");
    const path = `/api/v2/workspaces/${id}/**`;
    coderd.faults.add({ path, times: 1 }, { kind: "reset", when: "after" });
    await setMark(session.client, id, "favorite");
    assert.equal((await read("beta")).favorite, true);
    coderd.faults.add({ path, times: 1 }, { kind: "reset", when: "before" });
    await assert.rejects(setMark(session.client, id, "makeDormant"), { kind: "unreachable" });
    assert.equal((await read("beta")).dormantAt, undefined);
    await setMark(session.client, id, "makeDormant");
    assert.ok((await read("beta")).dormantAt);
    await setMark(session.client, id, "wake");
    assert.equal((await read("beta")).dormantAt, undefined);
  });
});
