import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { CoderClient, parseDeploymentUrl } from "../../../../src/coder";
import { buildCatalog } from "../../../../src/core";
import { Secret } from "../../../../src/core/token/secret";
import type { TokenRequest } from "../../../../src/tokens/key/tokenRequest";
import { memoryLog } from "../../../support/memory";
import { liveOn, startProcess } from "./life";
import { mortal } from "./mortal";

/** How the parent tells this process what to do. */
export type Orders = {
  readonly url: string;
  readonly session: string;
  readonly userId: string;
  readonly folder: string;
  readonly request: TokenRequest;
  readonly at: number;
  readonly how: "before" | "after";
};

/** VS Code writes its storage down so many ms late. */
const lateness = 100;

/** A process of its own that mints, and is killed at the step that it was told. */
async function main(): Promise<void> {
  const orders = JSON.parse(process.argv[2] ?? "") as Orders;
  const deployment = parseDeploymentUrl(orders.url);
  if (!deployment.ok) throw new Error(deployment.error);
  const client = new CoderClient({ deployment: deployment.value, session: new Secret(orders.session) });
  const self = mortal({
    at: orders.at,
    how: orders.how,
    die: () => {
      process.kill(process.pid, "SIGKILL");
      return new Promise(() => undefined);
    },
  });
  const file = path.join(orders.folder, "keyring");
  const read = () => (existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as [string, string][]) : []);
  const life = startProcess(self, {
    folder: orders.folder,
    keyring: new Map(read()),
    onKeyring: (values) => {
      const text = JSON.stringify([...values]);
      setTimeout(() => writeFileSync(file, text), lateness);
    },
    session: {
      kind: "signedIn",
      deployment: deployment.value,
      client,
      record: {
        version: 1,
        session: new Secret(orders.session),
        userId: orders.userId,
        username: "alice",
        origin: "cliAuth",
        signedInAt: new Date().toISOString(),
      },
    },
    log: memoryLog(),
    patience: 10_000,
  });
  const [names, { version }] = await Promise.all([client.scopeNames(), client.buildInfo()]);
  const say = (text: string) => writeFileSync(path.join(orders.folder, text), "");
  await liveOn(life, buildCatalog(names, version), orders.request, {
    onOutcome: ({ kind }) => say(kind),
    onHaveIt: () => {
      say("haveIt");
      return true;
    },
  });
  process.exit(0);
}

void main();
