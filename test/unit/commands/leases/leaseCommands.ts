import type { AgentAccess } from "../../../../src/agents/access/agentAccess";
import { giveAccess } from "../../../../src/agents/access/givenAccess";
import { endAllLeases } from "../../../../src/commands/leases/endAllLeases";
import type { Grant } from "../../../../src/core/grant/grant";
import type { HolderKind } from "../../../../src/core/token/leaseToken";
import type { Lease } from "../../../../src/leases/lease";
import { ExtensionConsents } from "../../../../src/lending/extensionConsents";
import { keyOf } from "../../../../src/lending/requestedGrant";
import type { SignedIn } from "../../../../src/session/sessionState";
import { TaskConsents } from "../../../../src/tasks/taskConsents";
import { type Coderd, type ProfileName, startCoderd } from "../../../coderd";
import { MemoryMemento } from "../../../support/memory";
import { signedInAt } from "../../../support/signedIn";
import { LeaseWindow } from "../../leases/leaseWindow";

/** A window at an embedded server with leases, for commands about them. */
export class LeaseCommands {
  readonly memory = new MemoryMemento();

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

  async take(kind: HolderKind = "terminal", name = "alpha", grant = this.grant): Promise<Lease> {
    const lease = await this.leases.take(this.session, { kind, name, grant });
    if (!lease) throw new Error("There is none.");
    return lease;
  }

  /** What they can do, unless it is said. */
  get grant(): Grant {
    const allowList = [{ type: "workspace", id: this.coderd.workspace("alpha").id }];
    return { scopes: ["workspace:ssh"], allowList };
  }

  /** Remembers that an agent, another extension and a task may have leases. */
  async remember(): Promise<{
    readonly agents: AgentAccess;
    readonly consents: ExtensionConsents;
    readonly tasks: TaskConsents;
  }> {
    const { grant, memory } = this;
    const { deployment, record } = this.session;
    const { href } = deployment;
    const { userId } = record;
    const target = { id: this.coderd.workspace("alpha").id, name: "alpha" };
    const agents: AgentAccess = {
      version: 1,
      deployment: href,
      userId,
      bundle: "operate",
      target,
      until: undefined,
    };
    await giveAccess(memory, agents);
    const consents = new ExtensionConsents(memory);
    await consents.give(href, userId, keyOf(["workspace:ssh"]), grant);
    const tasks = new TaskConsents(memory);
    const definition = { type: "coder-access", command: "coder list" } as const;
    await tasks.give({ href, userId, grant, label: "push", folder: "/home/alice/robots", definition });
    return { agents, consents, tasks };
  }

  /** The leases that the server has. */
  async left(): Promise<string[]> {
    const { items } = await this.session.client.tokens.list({ includeExpired: true });
    return items.map(({ name }) => name).filter((name) => name.startsWith("lease: "));
  }

  endAll(): Promise<void> {
    return endAllLeases({ leases: this.leases, memory: this.memory });
  }

  async close(): Promise<void> {
    this.window.remove();
    this.session.client.dispose();
    await this.coderd.stop();
  }
}
