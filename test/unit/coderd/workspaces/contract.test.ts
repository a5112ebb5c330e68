import assert from "node:assert/strict";
import { type Coderd, startCoderd } from "../../../coderd";
import { assertAlike, assertSame } from "./compare";
import { type Exchange, workspaceRecordings } from "./recording";
import { WorkspaceReplay } from "./replay";
import { skipped } from "./skipped";
import { atOnce, prepare, steps, type World } from "./world";

for (const [profile, recording] of workspaceRecordings) {
  describe(`embedded server as ${profile}, against the recording of workspaces of ${recording.server}`, function () {
    let server: Coderd;
    let replay: WorkspaceReplay;
    let world: World;
    before(async () => {
      server = await startCoderd({ profile, seed: "empty", settings: { buildDuration: 300 } });
      replay = new WorkspaceReplay(server, recording);
      world = { server, replay, recording };
      prepare(world);
    });
    after(() => server.stop());

    const replayed = recording.exchanges.filter((exchange) => skipped(exchange) === undefined);
    for (const exchange of replayed) {
      it(`${exchange.as}: ${exchange.name}`, async () => {
        if (!atOnce.has(exchange.name)) server.clock.advance(5000);
        (steps[`${exchange.as}: ${exchange.name}`] ?? steps[exchange.name])?.(world);
        await compare(exchange);
      });
    }

    it(`replays ${replayed.length} of ${recording.exchanges.length} exchanges, the others have a reason`, () => {
      assert.ok(replayed.length * 10 > recording.exchanges.length * 8);
    });

    async function compare(exchange: Exchange): Promise<void> {
      const translate = (text: string): string => replay.translate(text);
      if (exchange.kind === "events") {
        const wanted = (exchange.events ?? []).slice(0, 2);
        const { events, status } = await replay.events(exchange, wanted.length);
        assert.equal(status, exchange.response.status);
        assert.deepEqual(
          events.map(([name]) => name),
          wanted.map(({ event }) => event),
        );
        for (const [index, { data }] of wanted.entries())
          if (typeof data === "object") assertAlike(data, events[index]?.[1], true);
      } else if (exchange.kind === "websocket") {
        const frames = (exchange.frames ?? []).filter(({ from, ping }) => from === "server" && ping !== true);
        const { close } = exchange;
        const ends = close?.by === "server" && close.dropped !== true;
        const socket = await replay.socket(exchange, Math.min(frames.length, 2), ends);
        assertSame(exchange, socket, translate);
        if (ends) assert.deepEqual(socket.close, { code: close.code, reason: close.reason });

        for (const [index, { base64, text }] of frames.slice(0, 2).entries()) {
          const message = socket.messages[index];
          assert.equal(message?.isBinary, base64 !== undefined);
          const parsed = text === undefined ? undefined : parse(text);
          if (parsed !== undefined) assertAlike(parsed, parse(message.data.toString()), true);
        }
      } else {
        assertSame(exchange, await replay.send(exchange), translate);
      }
    }
  });
}

/** The JSON of a message; undefined of one that the recorder cut. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
