import "../../page/page.css";
import "./details.css";
import copyPicture from "@vscode/codicons/src/icons/copy.svg";
import { openAnnouncements } from "../../page/announce";
import { button } from "../../page/button";
import { element } from "../../page/dom";
import { connect } from "../../page/host";
import { absentSheet } from "../../page/parts/absent";
import { pictureView } from "../../page/picture/picture";
import { statusLine } from "../../page/statusLine";
import { fill, openPage } from "../../page/strings";
import type {
  Details,
  FromDetailsPage,
  ShownDate,
  ShownResource,
  ShownScope,
  ToDetailsPage,
} from "../contract";
import { gridView } from "./grid/grid";
import { headerOf } from "./header";
import { lifeBar } from "./lifeBar";
import { noteView } from "./note";
import { runnableView } from "./runnable";
import { detailsStrings } from "./strings";

const page = openPage();
const strings = detailsStrings();
const host = connect<FromDetailsPage, never>(receive);
const picture = pictureView(strings);
const grid = gridView(strings);
const runnable = runnableView(strings);
openAnnouncements();
host.send({ type: "ready" });

function receive(message: ToDetailsPage): void {
  if (message.type === "absent") {
    page.replaceChildren(absentSheet(message, () => host.send({ type: "signIn" })));
    return;
  }
  show(message.details);
  if (message.at !== "runnable") return;
  runnable.goThere();
  host.send({ type: "arrived" });
}

function show(details: Details): void {
  const isWrong = (details.proof?.disagreements.length ?? 0) > 0;
  const focus = document.activeElement?.getAttribute("data-action");
  runnable.show(details.runnable);
  page.replaceChildren(
    element(
      "div",
      { class: "sheet details" },
      headerOf(details, strings, {
        onAct: (action) => host.send({ type: "act", action }),
        onRunnable: runnable.goThere,
      }),
      element("p", { class: "lead" }, details.lead),
      noteView(details.note, strings, () => host.send({ type: "act", action: "editNote" })),
      // Deviations from the grant come before everything else.
      isWrong ? proof(details) : undefined,
      concerns(details),
      section(strings.life, lifeBar(details, strings), dates(details.dates)),
      section(
        strings.permissions,
        details.picture.kind === "everything" ? undefined : element("p", {}, details.summary),
        isWrong ? undefined : proof(details),
        element("div", { class: details.proof ? "has-grid" : "" }, picture.element, grid.element),
      ),
      runnable.element,
      section(strings.scopes, scopes(details.scopes)),
      section(
        strings.reach,
        details.reach === undefined ? undefined : element("p", {}, details.reach),
        resources(details.resources),
      ),
    ),
  );
  picture.show(details.picture);
  grid.show(details.proof ? details.picture : undefined);
  if (focus) page.querySelector<HTMLElement>(`[data-action="${focus}"]`)?.focus();
}

function section(title: string, ...content: (HTMLElement | undefined)[]): HTMLElement {
  return element("section", {}, element("h2", {}, title), ...content);
}

function proof({ proof: found }: Details): HTMLElement | undefined {
  if (!found) return undefined;
  const tone = { proved: "good", less: "warning", alarm: "error" } as const;
  const line = statusLine(tone[found.kind], found.sentence);
  line
    .querySelector("span")
    ?.append(" ", element("span", { class: "hint" }, fill(strings.asked, found.when)));
  const list = (sentences: readonly string[]) =>
    sentences.length === 0
      ? undefined
      : element("ul", {}, ...sentences.map((text) => element("li", {}, text)));
  return element("div", { class: `proof ${found.kind}` }, line, list(found.disagreements), list(found.notes));
}

function concerns({ concerns: found }: Details): HTMLElement | undefined {
  if (found.length === 0) return undefined;
  return element(
    "ul",
    { class: "concerns" },
    ...found.map(({ isPressing, title, sentence }) => {
      const line = statusLine(isPressing ? "warning" : "hint", "");
      line.querySelector("span")?.replaceChildren(element("strong", {}, title), ` ${sentence}`);
      return element("li", {}, line);
    }),
  );
}

function dates(shown: readonly ShownDate[]): HTMLElement {
  return element(
    "dl",
    { class: "dates" },
    ...shown.map(({ of, relative = strings.never, absolute, lifetime, note }) =>
      element(
        "div",
        {},
        element("dt", {}, strings.dates[of]),
        element("dd", {}, relative),
        ...[absolute, lifetime && fill(strings.lifetime, lifetime), note && strings.notes[note]].map(
          (text) => (text === undefined ? undefined : element("dd", { class: "hint" }, text)),
        ),
      ),
    ),
  );
}

function scopes(shown: readonly ShownScope[]): HTMLElement {
  return element(
    "ul",
    { class: "facts" },
    ...shown.map(({ name, sentence }) =>
      element(
        "li",
        {},
        element("span", { class: "code" }, name),
        element("span", { class: "hint" }, sentence),
      ),
    ),
  );
}

function resources(shown: readonly ShownResource[]): HTMLElement | undefined {
  if (shown.length === 0) return undefined;
  return element("ul", { class: "facts" }, ...shown.map(resource));
}

function resource({ name, kind, id, isGone }: ShownResource): HTMLElement {
  return element(
    "li",
    {},
    element("span", {}, name),
    element("span", { class: "hint" }, isGone ? strings.gone : kind),
    id === undefined
      ? undefined
      : element(
          "span",
          { class: "id" },
          element("span", { class: "code hint" }, id),
          button({
            label: fill(strings.copyResourceId, name),
            look: "icon",
            picture: copyPicture,
            onPress: () => host.send({ type: "copyResourceId", id }),
          }),
        ),
  );
}
