/** The card that sums up a whole interview. */

import { el, unseen } from "./dom.js";
import { stars } from "./feedback.js";
import { ELEMENTS } from "./marked.js";

/** The card of a reply whose `card.type` is "report". */
export function reportCard(card, text) {
  const closing = text.split("\n").filter((line) => !line.startsWith("•"));
  return el(
    "article",
    { class: "card report", "aria-label": "Report on the interview" },
    el("header", {}, el("h3", {}, "Your interview"), card.mean !== null && stars(card.mean)),
    closing.map((line) => el("p", {}, line)),
    card.answers.length > 0 && el("ol", { class: "rows" }, card.answers.map(row)),
  );
}

function row(answer) {
  return el(
    "li",
    {},
    el("p", {}, answer.question),
    el("div", { class: "row-marks" }, stars(answer.rating), letters(answer.elements)),
    el("p", { class: "soft" }, answer.next_step),
  );
}

function letters(elements) {
  return el(
    "span",
    { class: "letters" },
    Object.entries(ELEMENTS).map(([key, name]) =>
      el(
        "abbr",
        { class: `part-${key} ${elements[key] ? "there" : "missing"}`, title: `${name} ${elements[key] ? "heard" : "not heard"}` },
        key,
        unseen(` ${elements[key] ? "heard" : "not heard"}`),
      ),
    ),
  );
}
