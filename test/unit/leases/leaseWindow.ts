import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { CoderClient } from "../../../src/coder";
import { Leases } from "../../../src/leases/leases";
import { openLeaseRecords } from "../../../src/leases/records/leaseRecords";
import { Signal } from "../../../src/platform/signal";
import type { SessionsChange, SignedIn } from "../../../src/session/sessionState";
import { memoryLog } from "../../support/memory";

/** Leases of one window, with a folder of its own unless another's is given. */
export class LeaseWindow {
  readonly log = memoryLog();
  readonly folder: string;
  readonly leases: Leases;
  readonly records: ReturnType<typeof openLeaseRecords>;
  /** The secrets that clients were made with. */
  readonly secrets: (string | undefined)[] = [];
  readonly #changes = new Signal<SessionsChange>();
  #session: SignedIn | undefined;

  constructor(session: SignedIn, folder = mkdtempSync(path.join(os.tmpdir(), "coder-access-leases-"))) {
    this.folder = folder;
    this.#session = session;
    this.records = openLeaseRecords(folder, this.log);
    this.leases = new Leases({
      ...this.records,
      sessions: {
        all: [session],
        at: (href) => (this.#session?.deployment.href === href ? this.#session : undefined),
        onDidChange: this.#changes.listen,
      },
      makeClient: (deployment, secret) => {
        this.secrets.push(secret?.expose());
        return new CoderClient({ deployment, session: secret });
      },
      log: this.log,
    });
  }

  /** Nobody is signed in any more. */
  leave(): void {
    const left = this.#session;
    this.#session = undefined;
    if (left) this.#changes.tell({ added: [], removed: [left], changed: [] });
  }

  /** All that is on the disk, as one text. */
  onDisk(): string {
    return readdirSync(this.folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(path.join(entry.parentPath, entry.name), "utf8"))
      .join("\n");
  }

  remove(): void {
    this.leases.dispose();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
