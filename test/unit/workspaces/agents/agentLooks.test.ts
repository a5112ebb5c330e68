import assert from "node:assert/strict";
import type { AgentMetadata, ListeningPort } from "../../../../src/coder/api/workspaces";
import type { SignedIn } from "../../../../src/session/sessionState";
import { AgentLooks } from "../../../../src/workspaces/agents/agentLooks";
import { until } from "../../../host/until";

const load = (value: string): AgentMetadata => ({
  key: "load",
  displayName: "Load",
  value,
  error: "",
  collectedAt: undefined,
});

describe("what agents tell when their rows are open", () => {
  let asked: number;
  let open: number;
  let tell: (metadata: AgentMetadata[]) => void;

  beforeEach(() => {
    [asked, open] = [0, 0];
  });

  /** An agent that tells what the test says, for as long as somebody listens. */
  async function* watchMetadata(_id: string, signal: AbortSignal): AsyncGenerator<AgentMetadata[]> {
    open += 1;
    try {
      while (!signal.aborted) {
        yield await new Promise<AgentMetadata[]>((resolve, reject) => {
          tell = resolve;
          signal.addEventListener("abort", () => reject(new Error("given up")), { once: true });
        });
      }
    } finally {
      open -= 1;
    }
  }
  const session = {
    client: {
      workspaces: {
        listeningPorts: (): Promise<ListeningPort[]> => {
          asked += 1;
          return Promise.resolve([]);
        },
        watchMetadata,
      },
    },
  } as unknown as SignedIn;
  const told = (holds: () => boolean) =>
    until(
      () => (holds() ? true : undefined),
      () => "It was not told.",
      2_000,
    );

  it("is asked once for ports that are painted anew, and again after a rest", async () => {
    const looks = new AgentLooks();
    await Promise.all([looks.ports(session, "a"), looks.ports(session, "a")]);
    assert.equal(asked, 1);
    looks.rest();
    await looks.ports(session, "a");
    assert.equal(asked, 2);
  });

  it("is one stream for each agent, told of to the row that shows it last", async () => {
    const looks = new AgentLooks();
    const first = looks.metadata(session, "a", () => assert.fail("That row is gone."));
    tell([load("1")]);
    assert.deepEqual(
      (await first)?.map(({ value }) => value),
      ["1"],
    );
    let changes = 0;
    await looks.metadata(session, "a", () => (changes += 1));
    assert.equal(open, 1);
    tell([{ ...load("1"), collectedAt: new Date() }]);
    await new Promise((resolve) => setImmediate(resolve));
    assert.equal(changes, 0, "the same again is no news");
    tell([load("2")]);
    await told(() => changes === 1);
  });

  it("ends when its row is closed, and with the view", async () => {
    const looks = new AgentLooks();
    const first = looks.metadata(session, "a", () => undefined);
    tell([load("1")]);
    await first;
    looks.leave("a");
    await told(() => open === 0);
    const again = looks.metadata(session, "a", () => undefined);
    tell([load("1")]);
    await again;
    looks.rest();
    await told(() => open === 0);
  });
});
