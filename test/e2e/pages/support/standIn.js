// Stands in for VS Code's side of a webview. It runs in the page, before the page's own script; `theme` and
// `toHost` are put there by the test.
const kept = "kept";

globalThis.acquireVsCodeApi = () => ({
  postMessage: (message) => void globalThis.toHost(message),
  getState: () => JSON.parse(globalThis.sessionStorage.getItem(kept) ?? "null") ?? undefined,
  setState: (state) => globalThis.sessionStorage.setItem(kept, JSON.stringify(state)),
});

/** Gives the page a message as VS Code does, and lets it draw. */
globalThis.fromHost = (data) => {
  globalThis.dispatchEvent(new globalThis.MessageEvent("message", { data }));
  return new Promise((resolve) => globalThis.requestAnimationFrame(() => resolve()));
};

/** Switches the theme as VS Code does for a page that is shown. */
globalThis.useTheme = ({ classes, variables }) => {
  const { body, documentElement } = globalThis.document;
  documentElement.removeAttribute("style");
  for (const [name, value] of Object.entries(variables)) documentElement.style.setProperty(name, value);
  body.className = `vscode-body ${classes}`;
};

new globalThis.MutationObserver((_changes, observer) => {
  if (!globalThis.document.body) return;
  observer.disconnect();
  globalThis.useTheme(globalThis.theme);
}).observe(globalThis.document, { childList: true, subtree: true });
