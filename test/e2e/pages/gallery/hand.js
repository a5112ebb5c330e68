// What the states of the pages do with Playwright, done inside the browser: enough of its locators to fill in a field,
// press a button and wait for a text.
const { document } = globalThis;
const roles = {
  button: "button, [role=button]",
  combobox: "[role=combobox]",
  searchbox: "input[type=search], [role=searchbox]",
};

const wordsOf = (element) => element.textContent.replace(/\s+/g, " ").trim();

function nameOf(element) {
  const labelledBy = (element.getAttribute("aria-labelledby") ?? "").split(" ").filter(Boolean);
  return (
    element.getAttribute("aria-label") ??
    (labelledBy.length > 0
      ? labelledBy.map((id) => wordsOf(element.ownerDocument.getElementById(id))).join(" ")
      : [...(element.labels ?? [])].map(wordsOf).join(" ") || wordsOf(element))
  );
}

function isCalled(name, { exact = false } = {}) {
  return (element) => {
    const words = nameOf(element);
    return exact ? words === name : words.toLowerCase().includes(name.toLowerCase());
  };
}

/** Asks again with every frame, for five seconds. */
async function until(find, what) {
  const deadline = Date.now() + 5_000;
  while (Date.now() < deadline) {
    const found = find();
    if (found) return found;
    await new Promise((resolve) => globalThis.requestAnimationFrame(resolve));
  }
  throw new Error(`There is no ${what}.`);
}

/**
 * @param {HTMLIFrameElement} frame in which a page of the extension is shown
 * @returns a stand-in for Playwright's `Page`
 */
export function handIn(frame) {
  const locator = (what, find) => {
    const one = () =>
      until(() => find(frame.contentDocument).find((element) => element.checkVisibility()), what);
    return {
      first: () => locator(what, find),
      waitFor: one,
      click: async () => (await one()).click(),
      focus: async () => (await one()).focus(),
      fill: async (text) => {
        const field = await one();
        field.focus();
        field.value = text;
        for (const type of ["input", "change"])
          field.dispatchEvent(new frame.contentWindow.Event(type, { bubbles: true }));
      },
    };
  };
  const all = (within, selector) => [...within.querySelectorAll(selector)];
  return {
    locator: (selector) => locator(selector, (within) => all(within, selector)),
    getByRole: (role, { name = "", ...how } = {}) =>
      locator(`${role} "${name}"`, (within) => all(within, roles[role]).filter(isCalled(name, how))),
    getByLabel: (name, how) =>
      locator(`field "${name}"`, (within) =>
        all(within, "input, select, textarea").filter(isCalled(name, how)),
      ),
    getByText: (text) =>
      locator(`text "${text}"`, (within) =>
        all(within, "#page *").filter((one) => wordsOf(one).includes(text)),
      ),
    // The page's policy forbids it, so it is run here.
    evaluate: async (code) =>
      globalThis.Function("scrollTo", `return ${code}`)((...to) => frame.contentWindow.scrollTo(...to)),
    keyboard: {
      // A script cannot press Tab: the field only loses the focus.
      press: async (key) => {
        const { activeElement } = frame.contentDocument;
        if (key === "Tab") {
          activeElement?.blur();
        } else {
          activeElement?.dispatchEvent(
            new frame.contentWindow.KeyboardEvent("keydown", { key, bubbles: true }),
          );
        }
      },
    },
    // Time goes on as it does.
    clock: { runFor: async () => undefined },
  };
}

/**
 * Shows a page of the extension in a frame, with somebody else in the place of its host.
 *
 * @param {HTMLElement} where the frame is put
 * @param {string} panel such as `newToken`
 * @param {string} theme such as `dark`
 * @param {(message: unknown) => void} onSent is told of what the page sends
 * @returns {Promise<object>} what the tests call an opened panel
 */
export async function showPanel(where, panel, theme, onSent) {
  // What the page before kept for itself is of another state.
  globalThis.sessionStorage.clear();
  const frame = where.appendChild(document.createElement("iframe"));
  const sent = [];
  let awaited = 0;
  frame.toHost = (message) => {
    sent.push(message);
    onSent(message);
  };
  frame.src = `/panel/${panel}?theme=${theme}`;
  await new Promise((resolve) => frame.addEventListener("load", resolve, { once: true }));
  return {
    page: handIn(frame),
    sent: () => [...sent],
    tell: async (...messages) => {
      for (const message of messages) await frame.contentWindow.fromHost(globalThis.structuredClone(message));
    },
    next: async (type) => {
      const found = await until(
        () => sent.slice(awaited).find((message) => message.type === type),
        `message "${type}"`,
      );
      awaited = sent.indexOf(found) + 1;
      return found;
    },
  };
}
