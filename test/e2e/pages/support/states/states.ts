import type { OpenedPanel, PanelOptions } from "../openPanel";
import type { Panels } from "../usePanels";

type AnyPanel = Pick<OpenedPanel<never, never>, "page">;

/** States of a page, by name: each opens the page and brings the state about. */
export type States = Readonly<Record<string, (panels: Panels, options: PanelOptions) => Promise<AnyPanel>>>;
