import assert from "node:assert/strict";
import { thisWindow, type WindowMark } from "../../../../../src/tokens/durable/windowMark";
import {
  type OpenTerminal,
  OpenTerminals,
} from "../../../../../src/workspaces/terminal/reopening/openTerminals";
import { MemoryMemento } from "../../../../support/memory";

const minute = 60_000;
const now = Date.parse("2026-11-27T12:00:00Z");
const idOf = (last: number) => `00000000-0000-4000-8000-${String(last).padStart(12, "0")}`;
const here = thisWindow();
const gone: WindowMark = { machine: here.machine, process: 111 };
const living: WindowMark = { machine: here.machine, process: 222 };
const elsewhere: WindowMark = { machine: "another", process: 333 };

function terminal(last: number, seenAt = now - minute): OpenTerminal {
  return {
    deployment: "https://coder.example.com",
    userId: "alice-id",
    workspaceId: idOf(1),
    workspaceName: "alpha",
    shell: { reconnect: idOf(last), agentId: idOf(2), columns: 90, rows: 30, seenAt },
  };
}

describe("which terminals in workspaces are open", () => {
  let memory: MemoryMemento;
  beforeEach(() => {
    memory = new MemoryMemento();
  });
  const opened = () => new OpenTerminals(memory, ({ process }) => process === living.process);
  const another = () =>
    new OpenTerminals(memory, ({ machine }) => (machine === here.machine ? false : undefined));
  const all = () => memory.get<Record<string, { window: WindowMark }>>("openTerminals", {});
  const write = (records: Readonly<Record<string, unknown>>) => memory.update("openTerminals", records);
  const record = (last: number, window: WindowMark, seenAt?: number) => ({
    [idOf(last)]: { ...terminal(last, seenAt), version: 1, window },
  });

  it("come back from a window that is gone, and none of one that lives", async () => {
    await write({ ...record(10, gone), ...record(11, living) });
    const { left, othersLive } = await opened().takeOver(now);
    assert.deepEqual(left, [terminal(10)]);
    assert.ok(othersLive);
    assert.deepEqual(all()[idOf(11)]?.window, living);
    // Its new window may go before it is connected.
    assert.deepEqual(all()[idOf(10)]?.window, here);
  });

  it("come back once, but again when their new window is gone too", async () => {
    await write(record(10, gone));
    const open = opened();
    await open.takeOver(now);
    assert.deepEqual(await open.takeOver(now), { left: [], othersLive: false });
    // The next host may have the very same process id.
    assert.equal((await opened().takeOver(now)).left.length, 1);
  });

  it("do not come back when the person closed them", async () => {
    const open = opened();
    await open.note(terminal(10));
    await open.note(terminal(12));
    await open.forget(idOf(10));
    assert.deepEqual((await opened().takeOver(now)).left, [terminal(12)]);
    await open.forget(idOf(12));
    assert.equal(memory.values.size, 0, "nothing is left that would be looked at when VS Code starts");
  });

  it("do not come back once their server has ended the shell", async () => {
    await write({
      ...record(10, gone, now - 6 * minute - 1),
      ...record(11, gone, now - 6 * minute),
      ...record(12, gone, now + 1),
    });
    const { left } = await opened().takeOver(now);
    assert.deepEqual(left, [terminal(11, now - 6 * minute)]);
    assert.deepEqual(Object.keys(all()), [idOf(11)]);
  });

  it("of another machine come back once nothing was heard of it", async () => {
    await write({ ...record(10, elsewhere, now - 2 * minute), ...record(11, elsewhere, now - 3 * minute) });
    const { left, othersLive } = await another().takeOver(now);
    assert.deepEqual(left, [terminal(11, now - 3 * minute)]);
    assert.ok(othersLive);
  });

  it("are read with care: what is not ours is dropped", async () => {
    const good = record(10, gone)[idOf(10)];
    assert.ok(good);
    const shell = (change: object) => ({ ...good, shell: { ...good.shell, ...change } });
    const hostile: Readonly<Record<string, unknown>> = {
      [idOf(20)]: "text",
      [idOf(21)]: null,
      [idOf(22)]: { ...good, version: 2 },
      [idOf(23)]: good,
      "../../users/me": shell({ reconnect: "../../users/me" }),
      [idOf(24)]: { ...shell({ reconnect: idOf(24) }), workspaceId: "../../users" },
      [idOf(25)]: shell({ reconnect: idOf(25), agentId: "x" }),
      [idOf(26)]: shell({ reconnect: idOf(26), columns: 0 }),
      [idOf(27)]: shell({ reconnect: idOf(27), rows: 65_536 }),
      [idOf(28)]: shell({ reconnect: idOf(28), columns: 1.5 }),
      [idOf(29)]: { ...shell({ reconnect: idOf(29) }), workspaceName: "x".repeat(301) },
      [idOf(30)]: { ...shell({ reconnect: idOf(30) }), agentName: "x".repeat(301) },
    };
    for (const [key, value] of Object.entries(hostile)) {
      await write({ [key]: value });
      assert.deepEqual(await opened().takeOver(now), { left: [], othersLive: false }, key);
      assert.deepEqual(all(), {}, key);
    }
    for (const whole of ["text", 7, [1]]) {
      await memory.update("openTerminals", whole);
      assert.deepEqual((await opened().takeOver(now)).left, []);
    }
  });

  it("come back in a number that a person may have", async () => {
    const many = Array.from({ length: 30 }, (_one, index) => record(100 + index, gone));
    await write(Object.assign({}, ...many) as Record<string, unknown>);
    assert.equal((await opened().takeOver(now)).left.length, 20);
    assert.equal(Object.keys(all()).length, 20);
  });
});
