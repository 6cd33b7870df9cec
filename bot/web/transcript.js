/** The conversation on the page. */

import { el, prose, unseen } from "./dom.js";
import { feedbackCard } from "./feedback.js";
import { reportCard } from "./report.js";

const DAY = new Intl.DateTimeFormat("en-GB", { weekday: "long", day: "numeric", month: "long" });

/** Draws messages into a list. `press` is called with a button of the interviewer's, { label, sends }. */
export class Transcript {
  constructor(list, press) {
    this.list = list;
    this.press = press;
    this.kpis = {};
    this.day = null;
  }

  clear() {
    this.list.replaceChildren();
    this.day = null;
  }

  /** A line between the days, when `moment` is on another day than the message before. */
  date(moment) {
    const day = DAY.format(moment);
    if (day === this.day) return;
    if (this.day !== null || day !== DAY.format(new Date())) {
      const name = day === DAY.format(new Date()) ? "Today" : day;
      this.list.append(el("li", { class: "day" }, el("span", {}, name)));
    }
    this.day = day;
  }

  /** What the candidate said. Returns the line. */
  you(text, pressed = false) {
    const line = el(
      "li",
      { class: pressed ? "you pressed" : "you" },
      unseen("You: "),
      el("div", { class: "words", dir: "auto" }, text),
    );
    this.list.append(line);
    return line;
  }

  /** What the interviewer replied, with the buttons of these replies; older buttons go. Returns the first line. */
  them(replies) {
    this.list.querySelectorAll(".buttons").forEach((old) => old.remove());
    const lines = replies.map((reply, place) => this.#line(reply, place === 0));
    this.list.append(...lines);
    return lines[0];
  }

  /** Says on a line that it was not sent, with buttons { label, press }. */
  trouble(line, says, buttons) {
    this.calm(line);
    line.classList.add("unsent");
    const choices = buttons.map(({ label, press }) => el("button", { type: "button", class: "choice", onclick: press }, label));
    line.append(el("div", { class: "trouble", role: "alert" }, el("p", {}, says), el("div", { class: "buttons" }, choices)));
  }

  /** Takes that back. */
  calm(line) {
    line.classList.remove("unsent");
    line.querySelector(".trouble")?.remove();
  }

  #line(reply, first) {
    return el(
      "li",
      { class: `them says-${reply.kind}${first ? " first" : ""}`, tabindex: "-1" },
      first && unseen("Interviewer: "),
      this.#content(reply),
      this.#buttons(reply),
    );
  }

  #content(reply) {
    if (reply.card?.type === "feedback") return feedbackCard(reply.card, this.kpis);
    if (reply.card?.type === "report") return reportCard(reply.card, reply.text);
    const question = reply.card?.type === "question" ? reply.card.question : "";
    if (!question || !reply.text.endsWith(question)) return el("div", { class: "words" }, prose(reply.text));
    const before = reply.text.slice(0, -question.length).trim();
    return el("div", { class: "words" }, before && prose(before), el("p", { class: "asked" }, question));
  }

  /** A question's commands are not drawn under it: they stand beside the answer, where they stay in sight. */
  #buttons(reply) {
    const buttons = reply.buttons.filter(({ sends }) => !(isQuestion(reply) && sends.startsWith("/")));
    if (buttons.length === 0) return null;
    return el(
      "div",
      { class: "buttons", role: "group", "aria-label": "Replies to choose from" },
      buttons.map((one) => el("button", { type: "button", class: "choice", onclick: () => this.press(one) }, one.label)),
    );
  }
}

function isQuestion(reply) {
  return reply.kind === "question" || reply.kind === "probe";
}
