/** The API that VS Code gives a page, once. */
type WebviewApi = {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
};
declare function acquireVsCodeApi(): WebviewApi;

/** The extension host, seen from a page. */
export type Host<FromPage, Kept> = {
  readonly send: (message: FromPage) => void;
  /**
   * The state stored when the page was last visible; the page must trust its shape no further than it wrote
   * it.
   */
  readonly kept: Kept | undefined;
  /** Stores what must outlive the page. Storage is unencrypted: never store a token or a secret. */
  readonly keep: (state: Kept) => void;
};

/**
 * Connects a page to its host. Call it once.
 * @param receive called with every message of the host; its parameter is what the contract says the host
 * sends.
 */
export function connect<FromPage, Kept>(receive: (message: never) => void): Host<FromPage, Kept> {
  const api = acquireVsCodeApi();
  window.addEventListener("message", ({ data }: MessageEvent) => receive(data as never));
  return {
    send: (message) => api.postMessage(message),
    kept: api.getState() as Kept | undefined,
    keep: (state) => api.setState(state),
  };
}
