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

new globalThis.MutationObserver((_changes, observer) => {
  const { body, documentElement } = globalThis.document;
  if (!body) return;
  observer.disconnect();
  const { classes, variables } = globalThis.theme;
  for (const [name, value] of Object.entries(variables)) documentElement.style.setProperty(name, value);
  body.className = `vscode-body ${classes}`;
}).observe(globalThis.document, { childList: true, subtree: true });
