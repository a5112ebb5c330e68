let isPressed = false;
const waiting: (() => void)[] = [];

window.addEventListener("pointerdown", () => (isPressed = true), true);
for (const end of ["pointerup", "pointercancel"]) {
  window.addEventListener(
    end,
    () => {
      isPressed = false;
      // The click comes right after, and must find its target where it was pressed.
      window.setTimeout(() => {
        for (const act of waiting.splice(0)) act();
      });
    },
    true,
  );
}

/**
 * Does something that moves what is below it; while the person presses a button of the mouse, after that. A press takes
 * the focus from a field at once, and a line that appears then would move its target away from under it.
 */
export function afterPress(act: () => void): void {
  if (isPressed) waiting.push(act);
  else act();
}
