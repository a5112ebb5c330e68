const steps: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/**
 * Makes the words of a picture one tab stop, and lets the arrow keys, Home and End move between them.
 * @param list contains the words.
 * @param first the `data-permission` of the word that Tab reaches; the first word if absent.
 */
export function wordKeys(list: HTMLElement, first: string | undefined): void {
  const words = [...list.querySelectorAll<HTMLElement>("button.word")];
  function reach(word: HTMLElement): void {
    for (const one of words) one.tabIndex = one === word ? 0 : -1;
  }
  const start = words.find(({ dataset }) => dataset["permission"] === first) ?? words[0];
  if (start) reach(start);
  list.addEventListener("focusin", ({ target }) => {
    const word = words.find((one) => one === target);
    if (word) reach(word);
  });
  list.addEventListener("keydown", (event) => {
    const place = words.findIndex((word) => word === event.target);
    if (place < 0) return;
    const step = steps[event.key];
    const next =
      event.key === "Home" ? words[0] : event.key === "End" ? words.at(-1) : words[place + (step ?? 0)];
    if (step === undefined && event.key !== "Home" && event.key !== "End") return;
    event.preventDefault();
    next?.focus();
  });
}
