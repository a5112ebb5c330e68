import type { Locator, Page } from "playwright-core";
import type { Workbench } from "../../support/workbench";
import type { Frame } from "./animatedPng";

/** For how long the pointer rests before and after a press, in ms. */
const [beforePress, afterPress] = [600, 300];

/** For how long each typed character is shown, in ms. */
const typing = 110;

/** Uses a window as a person does who is watched, and keeps what is seen, each picture once. */
export class Recorder {
  readonly frames: Frame[] = [];
  readonly #workbench: Workbench;

  constructor(workbench: Workbench) {
    this.#workbench = workbench;
  }

  /** Keeps what is seen as soon as it stands still. @param shownFor how long it is shown, in ms. */
  async hold(shownFor: number): Promise<void> {
    await this.#workbench.settled();
    const png = await this.#page.screenshot({ animations: "disabled", caret: "hide" });
    const last = this.frames.at(-1);
    if (last?.png.equals(png) === true)
      this.frames[this.frames.length - 1] = { png, shownFor: last.shownFor + shownFor };
    else this.frames.push({ png, shownFor });
  }

  /** Goes to something and presses it. */
  async press(target: Locator): Promise<void> {
    await target.scrollIntoViewIfNeeded();
    await target.hover();
    await this.#point(target);
    await this.hold(beforePress);
    await target.click();
    await this.hold(afterPress);
  }

  /** Types character by character into what has the focus. */
  async type(text: string): Promise<void> {
    for (const character of text) {
      await this.#page.keyboard.type(character);
      await this.hold(typing);
    }
  }

  /** Takes the pointer out of the picture. */
  async lookAtAll(): Promise<void> {
    await this.#page.mouse.move(0, 0);
    await this.#page.evaluate(`document.getElementById("tour-pointer")?.remove()`);
  }

  get #page(): Page {
    return this.#workbench.page;
  }

  /** Draws a pointer at something, since pictures of a page have none. */
  async #point(target: Locator): Promise<void> {
    const box = await target.boundingBox();
    if (box === null) throw new Error("Nothing is there to be pointed at.");
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await this.#page.evaluate(`(${drawPointer})(${x}, ${y})`);
  }
}

/** Runs in the page. */
const drawPointer = `(x, y) => {
  const arrow = "polygon(0 0, 0 88%, 24% 68%, 40% 100%, 56% 92%, 41% 62%, 70% 60%)";
  let outline = document.getElementById("tour-pointer");
  if (!outline) {
    outline = document.body.appendChild(document.createElement("div"));
    outline.id = "tour-pointer";
    const fill = outline.appendChild(document.createElement("div"));
    for (const [one, color, size] of [[outline, "black", 24], [fill, "white", 20]])
      Object.assign(one.style, { position: "absolute", width: size + "px", height: size + "px", background: color, clipPath: arrow });
    Object.assign(outline.style, { position: "fixed", zIndex: 1e9, pointerEvents: "none" });
    Object.assign(fill.style, { left: "1.4px", top: "2.4px" });
  }
  Object.assign(outline.style, { left: x + "px", top: y + "px" });
}`;
