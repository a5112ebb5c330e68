import "../../page/page.css";
import "./timeline.css";
import { openAnnouncements } from "../../page/announce";
import { button } from "../../page/button";
import { element } from "../../page/dom";
import { connect } from "../../page/host";
import { absentSheet } from "../../page/parts/absent";
import { fill, openPage } from "../../page/strings";
import type { FromTimelinePage, Timeline, TimelineGroup, ToTimelinePage } from "../contract";
import { legend } from "./legend";
import { moveWithKeys } from "./moveWithKeys";
import { rowOf } from "./row";
import { timelineStrings } from "./strings";

const page = openPage();
const strings = timelineStrings();
const host = connect<FromTimelinePage, never>(receive);
openAnnouncements();
host.send({ type: "ready" });

function receive(message: ToTimelinePage): void {
  if (message.type === "show") show(message.timeline);
  else page.replaceChildren(absentSheet(message, () => host.send({ type: "signIn" })));
}

function show(timeline: Timeline): void {
  const focused = document.activeElement?.getAttribute("data-id") ?? undefined;
  const title = element("h1", {}, fill(strings.title, timeline.host));
  if (timeline.groups.length === 0) {
    page.replaceChildren(
      element("div", { class: "timeline" }, title, element("p", { class: "lead" }, strings.empty)),
    );
    return;
  }
  const body = element("div", { class: "lives" }, scale(timeline), ...timeline.groups.map(group));
  body.style.setProperty("--now", String(timeline.now));
  page.replaceChildren(
    element(
      "div",
      { class: "timeline" },
      title,
      element("p", { class: "lead" }, timeline.summary),
      legend(strings),
      body,
      timeline.left === 0
        ? undefined
        : element(
            "div",
            { class: "actions" },
            button({
              label: fill(strings.showMore, timeline.left),
              look: "secondary",
              onPress: () => host.send({ type: "showMore" }),
            }),
          ),
      element("p", { class: "hint" }, strings.hint),
    ),
  );
  moveWithKeys(body, focused);
}

/** Months at the top, and lines through all rows; each row's text already says what they show about it. */
function scale({ months, now }: Timeline): HTMLElement {
  const at = (look: string, place: number, label: string) => {
    const made = element("span", { class: look }, element("span", {}, label));
    made.style.setProperty("--at", String(place));
    return made;
  };
  return element(
    "div",
    { class: "scale", "aria-hidden": "true" },
    ...months.map(({ at: place, label }) => at("month", place, label)),
    at("today", now, strings.today),
  );
}

function group({ title, count, rows }: TimelineGroup): HTMLElement {
  return element(
    "section",
    {},
    element("h2", {}, title, " ", element("span", { class: "hint" }, fill("{0}", count))),
    element(
      "ul",
      {},
      ...rows.map((row) =>
        element(
          "li",
          {},
          rowOf(row, () => host.send({ type: "open", id: row.id })),
        ),
      ),
    ),
  );
}
