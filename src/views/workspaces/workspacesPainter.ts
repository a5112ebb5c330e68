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

/** What the view needs once it is visible. */
export type WorkspacesViewServices = {
  readonly sessions: {
    readonly all: readonly SignedIn[];
    onDidChange(listener: (change: SessionsChange) => void): { dispose(): unknown };
  };
  readonly stores: WorkspaceStores;
  /** Lists the tokens of a session, to find those that can touch a workspace. */
  readonly tokens: TokenListing;
};

/** The state of the view's shell. */
export type WorkspacesLooks = {
  readonly filter: string;
  /** How many rows of a list were requested; undefined for the default. */
  readonly shownOf: (list: string) => number | undefined;
  readonly busyWith: (workspace: string) => string | undefined;
};

/** A picture, and how long its phrases about times stay true, in ms. */
export type PaintedWorkspaces = { readonly picture: WorkspacesPicture; readonly lasts: number };

/** Computes what the Workspaces view shows; this code loads when the view is first visible. */
export class WorkspacesPainter {
  readonly #services: WorkspacesViewServices;
  readonly #errors: Pick<ErrorDoor, "explain" | "inBackground">;
  readonly #readBelow: (row: TreeNode) => void;
  readonly #agents = new AgentLooks();

  /** How many more rows to add at once. */
  readonly rowsAtOnce = rowsAtOnce;

  /**
   * @param errors explains failures, and shows failures to read other people's workspaces.
   * @param readBelow makes VS Code read the rows below one again.
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

  /** Subscribes to changes of anything the view shows. */
  onDidChange(listener: () => void): readonly { dispose(): unknown }[] {
    const { stores, sessions } = this.#services;
    return [
      stores.onDidChange(listener),
      sessions.onDidChange(listener),
      { dispose: () => this.#agents.rest() },
    ];
  }

  /** Whether a request to some deployment is running that somebody is waiting for. */
  get isLoading(): boolean {
    const { sessions, stores } = this.#services;
    return sessions.all.some((session) => stores.of(session).current.kind === "loading");
  }

  /** Called when the view becomes visible or hidden; while hidden, it sends no requests. */
  look(isInSight: boolean): void {
    this.#services.stores.watch(isInSight);
    if (!isInSight) this.#agents.rest();
  }

  /** Forgets what agents reported, so that expanded rows ask them again. */
  forgetAgents(): void {
    this.#agents.rest();
  }

  /** Fetches what matches a filter, as far as the server evaluates it. */
  async ask(filter: string): Promise<void> {
    await this.#services.stores.ask(readFilter(filter).query);
  }

  /**
   * Paints the current state.
   * @param looks the shell's state.
   * @param signal stops the work if a later picture is requested.
   * @returns undefined if a later picture was requested.
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

/** How long the phrases about when workspaces stop stay true, in ms, at least a second. */
function wordsLast(all: readonly ListedWorkspace[]): number {
  let least = Infinity;
  for (const { workspace, now } of all) {
    const { deadline } = workspace.latestBuild;
    if (deadline && deadline > now) least = Math.min(least, trueFor(deadline, now));
  }
  return Math.max(1_000, least);
}
