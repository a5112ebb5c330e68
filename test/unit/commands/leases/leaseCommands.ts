import { endAllLeases } from "../../../../src/commands/leases/endAllLeases";
import type { Lease } from "../../../../src/leases/lease";
import type { SignedIn } from "../../../../src/session/sessionState";
import { type Coderd, type ProfileName, startCoderd } from "../../../coderd";
import { signedInAt } from "../../../support/signedIn";
import { LeaseWindow } from "../../leases/leaseWindow";

/** A window at an embedded server with leases, for commands about them. */
export class LeaseCommands {
  constructor(
    readonly coderd: Coderd,
    readonly session: SignedIn,
    readonly window: LeaseWindow,
  ) {}

  static async open(profile?: ProfileName): Promise<LeaseCommands> {
    const coderd = await startCoderd(profile === undefined ? {} : { profile });
    const session = await signedInAt(coderd, "alice");
    return new LeaseCommands(coderd, session, new LeaseWindow(session));
  }

  get leases(): LeaseWindow["leases"] {
    return this.window.leases;
  }

  async take(kind: "terminal" | "task" = "terminal", name = "alpha"): Promise<Lease> {
    const allowList = [{ type: "workspace", id: this.coderd.workspace("alpha").id }];
    const grant = { scopes: ["workspace:ssh"], allowList };
    const lease = await this.leases.take(this.session, { kind, name, grant });
    if (!lease) throw new Error("There is none.");
    return lease;
  }

  /** The leases that the server has. */
  async left(): Promise<string[]> {
    const { items } = await this.session.client.tokens.list({ includeExpired: true });
    return items.map(({ name }) => name).filter((name) => name.startsWith("lease: "));
  }

  endAll(): Promise<void> {
    return endAllLeases({ leases: this.leases });
  }

  async close(): Promise<void> {
    this.window.remove();
    this.session.client.dispose();
    await this.coderd.stop();
  }
}
