import { element } from "./dom";

let region: HTMLElement | undefined;

/** Adds the place that screen readers listen to; to be called when the page opens, so that it is known early. */
export function openAnnouncements(): void {
  region ??= document.body.appendChild(element("div", { class: "heard-only", role: "status" }));
}

/** Has a screen reader say a sentence when it is done with the current one. */
export function announce(sentence: string): void {
  openAnnouncements();
  // A region that already holds the sentence would stay silent.
  region?.replaceChildren();
  window.setTimeout(() => region?.replaceChildren(sentence), 50);
}
