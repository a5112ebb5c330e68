import type { Browser } from "playwright-core";
import type { FromDeliveryPage, ToDeliveryPage } from "../../../../src/webviews/delivery/contract";
import type { FromDetailsPage, ToDetailsPage } from "../../../../src/webviews/details/contract";
import type { FromNewTokenPage, ToNewTokenPage } from "../../../../src/webviews/newToken/contract";
import type { SentBySignInPage, ToSignInPage } from "../../../../src/webviews/signIn/contract";
import type { FromTimelinePage, ToTimelinePage } from "../../../../src/webviews/timeline/contract";
import { launchBrowser } from "../../../host/browser";
import { type OpenedPanel, openPanel, type PanelOptions } from "./openPanel";

export type SignInPage = OpenedPanel<SentBySignInPage, ToSignInPage>;
export type NewTokenPage = OpenedPanel<FromNewTokenPage, ToNewTokenPage>;
export type DeliveryPage = OpenedPanel<FromDeliveryPage, ToDeliveryPage>;
export type DetailsPage = OpenedPanel<FromDetailsPage, ToDetailsPage>;
export type TimelinePage = OpenedPanel<FromTimelinePage, ToTimelinePage>;

/** Opens pages for one test; they are closed after it. */
export interface Panels {
  readonly signIn: (options?: PanelOptions) => Promise<SignInPage>;
  readonly newToken: (options?: PanelOptions) => Promise<NewTokenPage>;
  readonly delivery: (options?: PanelOptions) => Promise<DeliveryPage>;
  readonly details: (options?: PanelOptions) => Promise<DetailsPage>;
  readonly timeline: (options?: PanelOptions) => Promise<TimelinePage>;
}

/** Has a browser for the tests of the surrounding `describe`; a page that complained fails its test. */
export function usePanels(): Panels {
  let browser: Browser | undefined;
  let opened: { readonly close: () => Promise<void> }[] = [];
  before(async () => {
    browser = await launchBrowser();
  });
  afterEach(async () => {
    const closing = opened;
    opened = [];
    for (const panel of closing) await panel.close();
  });
  after(async () => {
    await browser?.close();
  });
  function opener<FromPage extends { readonly type: string }, ToPage>(
    panel: Parameters<typeof openPanel>[1],
  ): (options?: PanelOptions) => Promise<OpenedPanel<FromPage, ToPage>> {
    return async (options) => {
      if (browser === undefined) throw new Error("The browser is open only inside tests.");
      const made = await openPanel<FromPage, ToPage>(browser, panel, options);
      opened.push(made);
      return made;
    };
  }
  return {
    signIn: opener<SentBySignInPage, ToSignInPage>("signIn"),
    newToken: opener<FromNewTokenPage, ToNewTokenPage>("newToken"),
    delivery: opener<FromDeliveryPage, ToDeliveryPage>("delivery"),
    details: opener<FromDetailsPage, ToDetailsPage>("details"),
    timeline: opener<FromTimelinePage, ToTimelinePage>("timeline"),
  };
}
