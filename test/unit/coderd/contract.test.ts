import assert from "node:assert/strict";
import { type Coderd, startCoderd } from "../../coderd";
import { type Exchange, recordings } from "./recording";
import { Replay, type Replayed } from "./replay";
import { shapeOf } from "./shape";

/** Recorded exchanges that are not replayed, and why. */
const skipped: Readonly<Record<string, string>> = {
  "cli-auth page": "the recorded server was built without its pages, so it had no page to show to nobody",
};

/** Headers that are compared where they were recorded; the rest differs by build and address. */
const comparedHeaders = ["content-type", "vary", "x-content-type-options", "retry-after", "www-authenticate"];

const recordedRateLimit = 512;

for (const [profile, recording] of recordings) {
  describe(`embedded server as ${profile}, against the recording of ${recording.server}`, () => {
    let server: Coderd;
    let replay: Replay;
    before(async () => {
      server = await startCoderd({ profile, seed: "recorded" });
      replay = new Replay(server, recording);
    });
    after(() => server.stop());

    const replayed = recording.exchanges.filter(
      ({ name }) => skipped[name] === undefined && name !== "rate limited",
    );
    for (const exchange of replayed) {
      it(`${exchange.as}: ${exchange.name}`, async () => {
        // Whatever was being built when the recorder came to this point was through.
        if (exchange.name === "start") server.clock.advance(5000);
        assertSame(exchange, await replay.send(exchange), server.url);
      });
    }

    const limited = recording.exchanges.filter(({ name }) => name === "rate limited");
    for (const exchange of limited) {
      it(`${exchange.as}: ${exchange.name}`, async () => {
        const strict = await startCoderd({
          profile,
          seed: "recorded",
          // A clock that stands still, so that no minute ends meanwhile.
          now: () => new Date(Date.UTC(2026, 0, 1)),
          settings: { rateLimit: { api: recordedRateLimit, login: 60 } },
        });
        try {
          const session = new Replay(strict, recording);
          for (let sent = 0; sent < recordedRateLimit; sent += 1) await session.send(exchange);
          assertSame(exchange, await session.send(exchange), strict.url);
        } finally {
          await strict.stop();
        }
      });
    }

    const count = replayed.length + limited.length;
    it(`replays ${count} of ${recording.exchanges.length} exchanges, all but those listed with a reason`, () => {
      assert.equal(recording.exchanges.length - count, Object.keys(skipped).length);
    });
  });
}

function assertSame({ response }: Exchange, answer: Replayed, url: string): void {
  assert.equal(answer.status, response.status, `status; the answer was ${JSON.stringify(answer.body)}`);
  for (const field of ["message", "detail", "validations"])
    assert.deepEqual(comparable(answer.body, field), comparable(response.body, field), field);

  assert.deepEqual(steadyShape(answer.body), steadyShape(response.body));
  for (const name of comparedHeaders) {
    const recorded = response.headers[name]?.replace("https://coder.example.com", url);
    if (recorded !== undefined) assert.equal(answer.headers.get(name), recorded, name);
  }
}

/** A field of a refusal, without the time that it may tell. */
function comparable(body: unknown, field: string): unknown {
  if (typeof body !== "object" || body === null) return undefined;
  const value = (body as Record<string, unknown>)[field];
  return typeof value === "string" ? value.replace(/\d{4}-\d\d-\d\d [\d:.]+ \+0000 UTC/, "<time>") : value;
}

/** The shape without the statistics that are null until something was built. */
function steadyShape(body: unknown): string[] {
  return shapeOf(body).filter((line) => !/build_time_stats\.\w+\.P\d+/.test(line));
}
