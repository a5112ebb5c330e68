// Shows the pages of the extension in each of their states and themes. The address says what is shown, so that loading it
// anew shows the same: #state/theme/width.
import { states } from "../support/states";
import { themeVariables } from "../support/themes";
import { showPanel } from "./hand";

const { document, location } = globalThis;
const names = Object.keys(states);
const themes = Object.keys(themeVariables);
const list = document.querySelector("nav");
const stage = document.querySelector("main");
const said = document.querySelector("pre");
const [themeChoice, widthChoice] = document.querySelectorAll("select");

function chosen() {
  const [state, theme = "all", width = "720"] = decodeURIComponent(location.hash.slice(1)).split("/");
  return { state: names.includes(state) ? state : names[0], theme, width };
}

function choose(change) {
  const { state, theme, width } = { ...chosen(), ...change };
  location.hash = [state, theme, width].map(encodeURIComponent).join("/");
}

async function showState(state, theme, width) {
  const place = stage.appendChild(document.createElement("section"));
  place.style.width = `${width}px`;
  place.append(themeVariables[theme].name);
  const say = (message) => said.append(`${theme}: ${JSON.stringify(message)}\n`);
  const opener = (panel) => () => showPanel(place, panel, theme, say);
  const panels = Object.fromEntries(
    ["signIn", "newToken", "delivery", "details", "timeline"].map((panel) => [panel, opener(panel)]),
  );
  await states[state](panels, {});
}

let turn = 0;
async function show() {
  const { state, theme, width } = chosen();
  turn += 1;
  const mine = turn;
  document.title = state;
  document.body.dataset.shown = "";
  themeChoice.value = theme;
  widthChoice.value = width;
  for (const link of list.children) link.ariaCurrent = String(link.textContent === state);
  stage.replaceChildren();
  said.textContent = "";
  try {
    // One after the other: each takes the focus.
    for (const one of theme === "all" ? themes : [theme])
      if (mine === turn) await showState(state, one, width);

    if (mine === turn) document.body.dataset.shown = state;
  } catch (error) {
    said.append(`${error.message}\n`);
    document.body.dataset.shown = `failed: ${error.message}`;
  }
}

for (const state of names) {
  const link = document.createElement("button");
  link.textContent = state;
  link.addEventListener("click", () => choose({ state }));
  list.append(link);
}
for (const theme of ["all", ...themes]) themeChoice.append(new globalThis.Option(theme));
for (const width of ["320", "400", "720", "1100"]) widthChoice.append(new globalThis.Option(width));
themeChoice.addEventListener("change", () => choose({ theme: themeChoice.value }));
widthChoice.addEventListener("change", () => choose({ width: widthChoice.value }));
globalThis.addEventListener("hashchange", show);
await show();
