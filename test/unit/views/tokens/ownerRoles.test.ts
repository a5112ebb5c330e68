import assert from "node:assert/strict";
import type { CoderClient } from "../../../../src/coder";
import type { SignedIn } from "../../../../src/session/sessionState";
import { OwnerRoles } from "../../../../src/views/tokens/ownerRoles";
import { sessionAt } from "../pictureSupport";

describe("who may see everybody's tokens", () => {
  function person(...answers: (readonly { name: string; organizationId?: string }[] | Error)[]) {
    let asked = 0;
    const me = () => {
      const answer = answers[Math.min(asked++, answers.length - 1)];
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve({ roles: answer });
    };
    const client = { users: { me } } as unknown as CoderClient;
    const session: SignedIn = { ...sessionAt("coder.example.com", 0), client };
    return { session, asked: () => asked };
  }
  const answered = () => new Promise(setImmediate);

  it("is known after one question, and told", async () => {
    const { session, asked } = person([{ name: "owner" }]);
    const roles = new OwnerRoles();
    let learned = 0;
    roles.onDidLearn(() => (learned += 1));
    assert.deepEqual([roles.isOwner(session), roles.isOwner(session)], [false, false]);
    await answered();
    assert.deepEqual([roles.isOwner(session), learned, asked()], [true, 1, 1]);
  });

  it("is nobody else, an owner of one organization included", async () => {
    for (const role of [{ name: "member" }, { name: "owner", organizationId: "one" }]) {
      const { session, asked } = person([role]);
      const roles = new OwnerRoles();
      roles.isOwner(session);
      await answered();
      assert.deepEqual([roles.isOwner(session), asked()], [false, 1]);
    }
  });

  it("is asked again after a failure", async () => {
    const { session, asked } = person(new Error("down"), [{ name: "owner" }]);
    const roles = new OwnerRoles();
    assert.equal(roles.isOwner(session), false);
    await answered();
    assert.equal(roles.isOwner(session), false);
    await answered();
    assert.deepEqual([roles.isOwner(session), asked()], [true, 2]);
    roles.dispose();
  });
});
