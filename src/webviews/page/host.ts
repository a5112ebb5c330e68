/** What VS Code gives a page, once. */
type WebviewApi = {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
};
declare function acquireVsCodeApi(): WebviewApi;

/** The extension host, seen from a page. */
export type Host<FromPage, Kept> = {
  readonly send: (message: FromPage) => void;
  /** What was kept when the page was last shown; the page must not trust its shape further than it wrote it. */
  readonly kept: Kept | undefined;
  /** Keeps what must outlive the page. It is stored unencrypted: never a token or a secret. */
  readonly keep: (state: Kept) => void;
};

/**
 * Connects a page to its host. To be called once.
 * @param receive is called with every message of the host; its parameter is what the contract says the host sends.
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
