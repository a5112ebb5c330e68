import assert from "node:assert/strict";
import { manageRemembered } from "../../../../src/commands/leases/manageRemembered";
import { allRemembered } from "../../../../src/commands/leases/remembered/remembered";
import { grantWithNames } from "../../../../src/drafting/things/grantWithNames";
import { host, type Shown, useVscode } from "../../../support/vscode/host";
import { sessionsOf } from "../commandSupport";
import { LeaseCommands } from "./leaseCommands";

describe("managing remembered access", () => {
  useVscode();
  let open: LeaseCommands;
  beforeEach(async () => (open = await LeaseCommands.open()));
  afterEach(() => open.close());

  const manage = () =>
    manageRemembered({
      sessions: sessionsOf(open.session),
      memory: open.memory,
      leases: open.leases,
      grantWithNames,
    });
  const answering = (...labels: string[]) => {
    host.answer = ({ choices }: Shown) => choices.find((choice) => labels.includes(choice.trim()));
  };
  const left = () => allRemembered(open.memory).map(({ kind }) => kind);
  const question = () => host.shown.find(({ isModal }) => isModal);

  it("says when there is none", async () => {
    await manage();
    assert.match(host.messages.join(), /No access is remembered/);
  });

  it("makes one of them a question again, and ends what is held because of it and nothing else", async () => {
    await open.remember();
    const lent = await open.take("extension", "workspace:ssh");
    const terminal = await open.take();
    answering("Another extension", "Remove");
    await manage();
    assert.match(question()?.message ?? "", /^Remove this remembered access to 127\.0\.0\.1:\d+\?$/);
    assert.match(
      question()?.detail ?? "",
      /Another extension\n.*workspace alpha.*\nYou'll be asked again the next time\.\n+What uses its tokens now loses access/s,
    );
    assert.deepEqual(left(), ["agent", "task"]);
    assert.deepEqual([lent.ended.aborted, terminal.ended.aborted], [true, false]);
    assert.deepEqual((await open.left()).length, 1);
  });

  it("makes all of them a question again", async () => {
    await open.remember();
    answering("All of It", "Remove");
    await manage();
    assert.equal(question()?.message, "Remove all remembered access?");
    assert.match(question()?.detail ?? "", /• Task "push"/);
    assert.doesNotMatch(question()?.detail ?? "", /loses access/);
    assert.deepEqual(left(), []);
  });

  it("changes nothing when the person leaves the pick or the question", async () => {
    await open.remember();
    const lent = await open.take("extension", "workspace:ssh");
    await assert.rejects(manage(), { name: "Cancelled" });
    answering("Another extension");
    await manage();
    assert.equal(left().length, 3);
    assert.ok(!lent.ended.aborted);
  });
});
