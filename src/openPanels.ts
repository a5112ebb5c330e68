import type * as vscode from "vscode";
import type { ErrorDoor } from "./platform/errors";
import { lazy } from "./platform/lazy";
import type { Log } from "./platform/log";
import type { openDelivery } from "./webviews/delivery/openDelivery";
import type { openDetails } from "./webviews/details/openDetails";
import type { openNewToken } from "./webviews/newToken/openNewToken";
import type { Panels } from "./webviews/panels";
import type { openSignIn } from "./webviews/signIn/openSignIn";
import type { openTimeline } from "./webviews/timeline/openTimeline";

/** What every panel needs. */
type ForPanels = {
  readonly extensionUri: vscode.Uri;
  readonly log: Log;
  readonly errors: ErrorDoor;
  readonly panels: Panels;
};

type PartsOf<Open extends (parts: never) => unknown> = Omit<Parameters<Open>[0], keyof ForPanels>;

/** The functions that open the panels; the code of a panel loads when it is first opened. */
export type PanelOpeners = {
  readonly signIn: (parts: PartsOf<typeof openSignIn>) => ReturnType<typeof openSignIn>;
  readonly newToken: (parts: PartsOf<typeof openNewToken>) => ReturnType<typeof openNewToken>;
  readonly delivery: (parts: PartsOf<typeof openDelivery>) => ReturnType<typeof openDelivery>;
  readonly details: (parts: PartsOf<typeof openDetails>) => ReturnType<typeof openDetails>;
  readonly timeline: (parts: PartsOf<typeof openTimeline>) => ReturnType<typeof openTimeline>;
};

/**
 * Creates the functions that open the panels.
 * @param forPanels what all of them need; its `errors` shows that a panel cannot be opened.
 * @returns for each panel a function that takes what else it needs, and returns the function that opens it.
 */
export function panelOpeners(forPanels: ForPanels): PanelOpeners {
  const opening = <Rest extends unknown[]>(load: () => Promise<(...rest: Rest) => void>) => {
    const loadOnce = lazy(load);
    return (...rest: Rest): void =>
      forPanels.errors.inBackground("Opening a panel", async () => (await loadOnce())(...rest));
  };
  const signInPanel = () => import("./webviews/signIn/openSignIn");
  const formPanel = () => import("./webviews/newToken/openNewToken");
  const tokenPanels = () => import("./tokenPanels");
  return {
    signIn: (parts) => {
      const load = lazy(async () => (await signInPanel()).openSignIn({ ...forPanels, ...parts }));
      return async (...prefill) => (await load())(...prefill);
    },
    newToken: (parts) => opening(async () => (await formPanel()).openNewToken({ ...forPanels, ...parts })),
    delivery: (parts) => opening(async () => (await tokenPanels()).openDelivery({ ...forPanels, ...parts })),
    details: (parts) => opening(async () => (await tokenPanels()).openDetails({ ...forPanels, ...parts })),
    timeline: (parts) => opening(async () => (await tokenPanels()).openTimeline({ ...forPanels, ...parts })),
  };
}
