import assert from "node:assert/strict";
import { EventEmitter } from "node:events";
import http from "node:http";
import https from "node:https";
import { memoryOf } from "../../../../../src/coder/http/memory/deploymentMemory";
import { openTransport, type RequestProgress } from "../../../../../src/coder/http/reach/transport";
import { deploymentAt } from "../../testServer";

type State = { connecting: boolean; secureConnecting?: boolean };

/** What is known of a request once it has a socket in the given state, and after the events that follow. */
function progressWith(scheme: "http" | "https", state: State, ...events: string[]): RequestProgress {
  const doors = { http, https };
  const { request } = doors[scheme];
  const sent = Object.assign(new EventEmitter(), { reusedSocket: false });
  const deployment = deploymentAt(`${scheme}://coder.example.com`);
  const progress: RequestProgress = { connected: false, reusedConnection: false };
  try {
    doors[scheme].request = (() => sent) as never;
    openTransport(deployment, {}, progress, memoryOf(deployment).connections).request({}, () => undefined);
  } finally {
    doors[scheme].request = request;
  }
  const socket = Object.assign(new EventEmitter(), state);
  sent.emit("socket", socket);
  for (const event of events) socket.emit(event);
  return progress;
}

describe("how far a request got", () => {
  for (const [what, scheme, state, connected] of [
    ["is nowhere while it connects", "http", { connecting: true }, false],
    ["is at a server when it is connected", "http", { connecting: false }, true],
    [
      "is nowhere while it connects to be encrypted",
      "https",
      { connecting: true, secureConnecting: true },
      false,
    ],
    [
      "is nowhere in a tunnel that is not encrypted yet",
      "https",
      { connecting: false, secureConnecting: true },
      false,
    ],
    [
      "is at a server over a connection that is encrypted",
      "https",
      { connecting: false, secureConnecting: false },
      true,
    ],
  ] as const) {
    it(what, () => {
      const progress = progressWith(scheme, state);
      assert.deepEqual([progress.connected, progress.hasSocket], [connected, true]);
    });
  }

  it("is told by the end of connecting, which is that of the handshake where it is encrypted", () => {
    assert.equal(progressWith("http", { connecting: true }, "connect").connected, true);
    const encrypted = { connecting: true, secureConnecting: true };
    assert.equal(progressWith("https", encrypted, "connect").connected, false);
    assert.equal(progressWith("https", encrypted, "connect", "secureConnect").connected, true);
    assert.equal(progressWith("https", encrypted, "keylog").hasAgreedOnKeys, true);
  });
});
