/** The card that stays in sight: which question this is, and its words. */

import { el } from "./dom.js";

const MOST_STEPS = 15;

/**
 * Draws where the interview stands into `place`. `aloud` is the button that reads it out; `carryOn` is called to go on
 * after a pause.
 */
export function drawQuestion(place, { phase, interview }, aloud, carryOn) {
  const question = interview?.question;
  place.hidden = !question || (phase !== "interview" && phase !== "paused");
  if (place.hidden) return place.replaceChildren();
  const paused = phase === "paused";
  place.classList.toggle("paused", paused);
  place.replaceChildren(
    ...[
      el("div", { class: "head" }, whereabouts(question, interview), aloud),
      steps(question, interview),
      el("p", { class: "asked" }, question.text),
      question.probe && el("p", { class: "probe" }, el("b", {}, "Follow-up"), " ", followUp(question)),
      el("p", { class: "plan" }, plan(interview)),
      paused && el("p", {}, el("button", { type: "button", class: "primary", onclick: carryOn }, "Carry on")),
    ].filter(Boolean),
  );
  return undefined;
}

function whereabouts(question, { length }) {
  return el("p", { class: "where" }, el("b", {}, where(question, length)), question.try > 1 && ` · try ${question.try}`);
}

function where({ here }, length) {
  return length ? `Question ${here} of ${length}` : `Question ${here}`;
}

/** A follow-up that repeats the question need not do so right under it. */
function followUp({ probe, text }) {
  return probe.replace(text, "").trim() || probe;
}

/** A step for each question; too many to tell apart become one bar. The words above say the same. */
function steps({ here }, { length }) {
  if (!length) return null;
  if (length > MOST_STEPS) {
    const bar = el("i", { class: "done" });
    bar.style.inlineSize = `${(100 * (here - 1)) / length}%`;
    return el("div", { class: "steps-bar", "aria-hidden": "true" }, bar);
  }
  const states = Array.from({ length }, (_, place) => (place + 1 < here ? "done" : place + 1 === here ? "here" : "to-come"));
  return el("div", { class: "steps-row", "aria-hidden": "true" }, states.map((state) => el("i", { class: state })));
}

function plan({ rung, focus, mode }) {
  const when = mode === "mock" ? "feedback at the end" : "feedback after each answer";
  return [rung, focus, when].filter(Boolean).join(" · ");
}
