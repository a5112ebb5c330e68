import { setContext } from "../../platform/contextKeys";
import type { ErrorDoor } from "../../platform/errors";
import { type Painting, type ShownPicture, TreeShell } from "../tree/treeShell";
import type { ShownWorkspaces } from "./shownWorkspaces";
import type { WorkspacesPainter, WorkspacesViewServices } from "./workspacesPainter";

/**
 * The shell of the Workspaces view. The code that computes what it shows loads when the view is first
 * visible.
 */
export class WorkspacesView extends TreeShell implements ShownWorkspaces {
  readonly #shown = new Map<string, number>();
  #painter: WorkspacesPainter | undefined;
  #filter = "";

  readonly #loadServices: () => Promise<WorkspacesViewServices>;

  constructor(errors: ErrorDoor, loadServices: () => Promise<WorkspacesViewServices>) {
    super("coderAccess.workspaces", "Showing the workspaces", errors);
    this.#loadServices = loadServices;
    this.begin();
  }

  get filter(): string {
    return this.#filter;
  }

  async filterBy(text: string): Promise<void> {
    await this.opened();
    this.#filter = text.trim();
    setContext("coderAccess.workspacesFiltered", this.#filter !== "");
    await this.paint();
    await this.#painter?.ask(this.#filter);
    await this.paint();
  }

  async showMore(list: string): Promise<void> {
    await this.opened();
    const rowsAtOnce = this.#painter?.rowsAtOnce ?? 0;
    this.#shown.set(list, (this.#shown.get(list) ?? rowsAtOnce) + rowsAtOnce);
    await this.paint();
  }

  async reveal(workspace: string): Promise<void> {
    await this.opened();
    const isThere = () => this.select((node) => "id" in node && node.id === workspace);
    if ((await isThere()) || this.#filter === "") return;
    await this.filterBy("");
    await isThere();
  }

  async lookAgain(): Promise<void> {
    this.#painter?.forgetAgents();
    await this.paint();
  }

  protected async load(): Promise<Painting> {
    const [services, { WorkspacesPainter }] = await Promise.all([
      this.#loadServices(),
      import("./workspacesPainter"),
    ]);
    const painter = (this.#painter = new WorkspacesPainter(services, this.errors, (row) =>
      this.readBelow(row),
    ));
    return {
      get isLoading() {
        return painter.isLoading;
      },
      look: (isInSight) => painter.look(isInSight),
      onDidChange: (listener) => painter.onDidChange(listener),
      paint: (signal) => this.#paintWith(painter, signal),
    };
  }

  async #paintWith(painter: WorkspacesPainter, signal: AbortSignal): Promise<ShownPicture | undefined> {
    const painted = await painter.paint(
      {
        filter: this.#filter,
        shownOf: (list) => this.#shown.get(list),
        busyWith: (id) => this.busyWith(id),
      },
      signal,
    );
    if (!painted) return undefined;
    const { picture, lasts } = painted;
    setContext("coderAccess.workspaces", picture.face);
    const { roots, message } = picture;
    // The Tokens view shows, beside its name, who is signed in where.
    return { roots, message, description: "", lasts };
  }
}
