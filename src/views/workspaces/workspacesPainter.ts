import type { ErrorDoor } from "../../platform/errors";
import { trueFor } from "../../platform/time/calendar";
import { inSlices } from "../../platform/time/slices";
import type { TokenListing } from "../../presentation/token/listedToken";
import type { ListedWorkspace } from "../../presentation/workspace/listedWorkspace";
import { tokenTouches } from "../../presentation/workspace/tokenTouches";
import { serverNow } from "../../session/serverTime";
import type { SessionsChange, SignedIn } from "../../session/sessionState";
import { AgentLooks } from "../../workspaces/agents/agentLooks";
import { readFilter } from "../../workspaces/list/workspaceFilter";
import type { WorkspaceStores } from "../../workspaces/list/workspaceStores";
import type { TreeNode } from "../tree/treeNode";
import { agentRows } from "./nodes/agentRows";
import { TemplateNode } from "./nodes/templateRow";
import { tokensRow } from "./nodes/tokenRows";
import type { WorkspaceNode } from "./nodes/workspaceNode";
import { rowsAtOnce, type WorkspacesPicture, workspacesPicture } from "./workspacesPicture";

/** What the view needs once it is looked at. */
export type WorkspacesViewServices = {
  readonly sessions: {
    readonly all: readonly SignedIn[];
    onDidChange(listener: (change: SessionsChange) => void): { dispose(): unknown };
  };
  readonly stores: WorkspaceStores;
  /** The tokens of a session, for those that can touch a workspace. */
  readonly tokens: TokenListing;
};

/** What the shell of the view knows of itself. */
export type WorkspacesLooks = {
  readonly filter: string;
  /** So many rows of a list were asked for; undefined: as many as usual. */
  readonly shownOf: (list: string) => number | undefined;
  readonly busyWith: (workspace: string) => string | undefined;
};

/** A picture, and for how long its words about times stay true, in ms. */
export type PaintedWorkspaces = { readonly picture: WorkspacesPicture; readonly lasts: number };

/** Works out what the Workspaces view shows; it is loaded when the view is first seen. */
export class WorkspacesPainter {
  readonly #services: WorkspacesViewServices;
  readonly #errors: Pick<ErrorDoor, "explain" | "inBackground">;
  readonly #readBelow: (row: TreeNode) => void;
  readonly #agents = new AgentLooks();

  /** How many more rows come at once. */
  readonly rowsAtOnce = rowsAtOnce;

  /**
   * @param errors explains failures, and shows those of reading the workspaces of others.
   * @param readBelow has the rows below one read again.
   */
  constructor(
    services: WorkspacesViewServices,
    errors: Pick<ErrorDoor, "explain" | "inBackground">,
    readBelow: (row: TreeNode) => void,
  ) {
    this.#services = services;
    this.#errors = errors;
    this.#readBelow = readBelow;
  }

  /** Tells that something changed that the view shows. */
  onDidChange(listener: () => void): readonly { dispose(): unknown }[] {
    const { stores, sessions } = this.#services;
    return [
      stores.onDidChange(listener),
      sessions.onDidChange(listener),
      { dispose: () => this.#agents.rest() },
    ];
  }

  /** Whether some deployment is being asked by somebody who waits for it. */
  get isLoading(): boolean {
    const { sessions, stores } = this.#services;
    return sessions.all.some((session) => stores.of(session).current.kind === "loading");
  }

  /** Somebody looks at the view, or nobody does any more: nothing is asked then. */
  look(isInSight: boolean): void {
    this.#services.stores.watch(isInSight);
    if (!isInSight) this.#agents.rest();
  }

  /** Forgets what agents told, so that the rows that are open ask them anew. */
  forgetAgents(): void {
    this.#agents.rest();
  }

  /** Reads what matches a filter, as far as the server is asked about it. */
  async ask(filter: string): Promise<void> {
    await this.#services.stores.ask(readFilter(filter).query);
  }

  /**
   * Paints what is known now.
   * @param looks what the shell of the view knows of itself.
   * @param signal ends the work when a later picture is wanted.
   * @returns undefined when a later one is.
   */
  async paint(looks: WorkspacesLooks, signal: AbortSignal): Promise<PaintedWorkspaces | undefined> {
    const { sessions, stores } = this.#services;
    const states = sessions.all.map((session) => ({ session, state: stores.of(session).current }));
    const { filter, shownOf, busyWith } = looks;
    const explain = (error: unknown) => this.#errors.explain(error).message;
    try {
      const picture = await workspacesPicture(
        {
          states,
          filter,
          words: readFilter(filter).words,
          nowAt: serverNow,
          shownOf: (list) => shownOf(list) ?? rowsAtOnce,
          busyWith,
          explain,
          rowsBelow: (row) => this.#rowsBelow(row, explain),
          withOthers: (session, wanted) => stores.of(session).withOthers(wanted),
        },
        signal,
      );
      return { picture, lasts: wordsLast(picture.listed) };
    } catch (error) {
      if (signal.aborted) return undefined;
      throw error;
    }
  }

  #rowsBelow(row: WorkspaceNode, explain: (error: unknown) => string): readonly TreeNode[] {
    const { listed } = row;
    const { session } = listed;
    return [
      ...agentRows(row, listed, {
        ports: (_of, { id }) => this.#agents.ports(session, id),
        metadata: (_of, { id }, below) => this.#agents.metadata(session, id, () => this.#readBelow(below)),
        leave: ({ id }) => this.#agents.leave(id),
        explain,
      }),
      new TemplateNode(row, listed),
      tokensRow(row, listed, { touches: async (of) => this.#touches(of), explain }),
    ];
  }

  async #touches({ session, workspace }: ListedWorkspace) {
    return inSlices(tokenTouches(await this.#services.tokens.of(session), workspace));
  }
}

/** For how long the words about when workspaces stop stay true, in ms, a second at least. */
function wordsLast(all: readonly ListedWorkspace[]): number {
  let least = Infinity;
  for (const { workspace, now } of all) {
    const { deadline } = workspace.latestBuild;
    if (deadline && deadline > now) least = Math.min(least, trueFor(deadline, now));
  }
  return Math.max(1_000, least);
}
