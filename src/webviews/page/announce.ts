import { element } from "./dom";

let region: HTMLElement | undefined;

/**
 * Adds the live region that screen readers announce; call this when the page opens, so that they register it
 * early.
 */
export function openAnnouncements(): void {
  region ??= document.body.appendChild(element("div", { class: "heard-only", role: "status" }));
}

/** Makes a screen reader announce a sentence after the current one. */
export function announce(sentence: string): void {
  openAnnouncements();
  // A region that already contains the sentence would stay silent.
  region?.replaceChildren();
  window.setTimeout(() => region?.replaceChildren(sentence), 50);
}
