/** The card that shows feedback on one answer. */

import { el, unseen } from "./dom.js";
import { ELEMENTS, markedText } from "./marked.js";
import { scaffold } from "./scaffold.js";
import { spoken } from "./words.js";

const OPEN_UP_TO = 220;
const LENGTHS = { short: "shorter than a minute", good: "a good length", long: "longer than two minutes" };
const STORIES = ["story", "pseudo-story"];

/** The card of a reply whose `card.type` is "feedback". `kpis` gives the name of a KPI by its id. */
export function feedbackCard(card, kpis) {
  const { score } = card;
  return el(
    "article",
    { class: "card feedback", "aria-label": "Feedback" },
    el("header", {}, el("h3", {}, card.try > 1 ? `Feedback, try ${card.try}` : "Feedback"), stars(score.rating)),
    (STORIES.includes(score.story_type) || card.elements?.length > 0) && elements(score),
    score.strengths.length > 0 && part("What came through", list(score.strengths.slice(0, 3).map((one) => one.says))),
    score.gaps.length > 0 && part("Most worth adding", list(score.gaps.slice(0, 2).map((one) => one.says))),
    score.kpis.length > 0 && part("Your figures", figures(score.kpis, kpis), checks(score.kpis)),
    points(card),
    card.pace && part("How you spoke", el("p", {}, card.pace.says)),
    answer(card),
    scaffold(card.text, score.scaffold),
    reasons(score),
    el("p", { class: "next" }, el("b", {}, "Next step"), el("span", {}, score.next_step)),
  );
}

/** A rating of one to five. */
export function stars(rating) {
  const shapes = [1, 2, 3, 4, 5].map((step) => el("i", { class: step <= Math.round(rating) ? "on" : "off" }, "★"));
  return el("p", { class: "stars" }, el("span", { "aria-hidden": "true" }, shapes), el("b", {}, `${rating} of 5`));
}

function part(title, ...children) {
  return el("section", {}, el("h4", {}, title), children);
}

function list(lines) {
  return el("ul", {}, lines.map((line) => el("li", {}, line)));
}

const HEARD = { there: "heard", touched: "in passing", missing: "not heard" };

/** How much of a part came through: a sentence that only touches on it is not nothing. */
function heard({ present, spans }) {
  if (present) return "there";
  return spans.length > 0 ? "touched" : "missing";
}

function elements(score) {
  const cells = Object.entries(ELEMENTS).map(([key, name]) => {
    const state = heard(score.elements[key]);
    return el("li", { class: `element part-${key} ${state}` }, el("b", {}, name), el("span", {}, HEARD[state]));
  });
  return el("ul", { class: "elements", "aria-label": "The four parts of a story" }, cells);
}

function figures(claims, kpis) {
  const chips = worthShowing(claims).map((claim) => el("li", { class: `chip ${claim.direction}` }, chip(claim, kpis)));
  return el("ul", { class: "chips" }, chips);
}

/** For each KPI the claims that say most: a change rather than a level, a level rather than the bare name, none twice. */
function worthShowing(claims) {
  const weight = ({ from, to, change }) => (from && to ? 3 : change ? 2 : from || to ? 1 : 0);
  const most = new Map();
  for (const claim of claims) most.set(claim.kpi, Math.max(most.get(claim.kpi) ?? 0, weight(claim)));
  const seen = new Set();
  return claims.filter((claim) => {
    const words = [claim.kpi, claim.from, claim.to, claim.change].join("|");
    if (weight(claim) < most.get(claim.kpi) || seen.has(words)) return false;
    return seen.add(words);
  });
}

function chip(claim, kpis) {
  const name = el("b", {}, kpis[claim.kpi] ?? claim.kpi);
  const arrow = [el("span", { "aria-hidden": "true" }, " → "), unseen(" to ")];
  const moved = claim.change && claim.to ? `${claim.change}, to ${claim.to}` : (claim.change ?? claim.to ?? claim.from);
  const change = claim.from && claim.to ? [claim.from, arrow, claim.to] : moved;
  const direction = claim.direction === "none" ? null : el("em", {}, claim.direction);
  return [name, change && el("span", {}, change), claim.period && el("span", { class: "soft" }, claim.period), direction];
}

function checks(claims) {
  const remarks = [...new Set(claims.flatMap((claim) => claim.checks.map((check) => check.says)))];
  return remarks.length > 0 && el("ul", { class: "remarks" }, remarks.map((says) => el("li", {}, says)));
}

function points({ points: says, score }) {
  const known = score.points.filter((point) => says?.[point.id]);
  if (known.length === 0) return null;
  const lines = known.map((point) =>
    el("li", { class: point.covered ? "covered" : "open" }, unseen(point.covered ? "Covered: " : "Not covered: "), says[point.id]),
  );
  return part("What a good answer holds", el("ul", { class: "points" }, lines));
}

function answer({ text, score }) {
  const { words, length } = score.delivery;
  const about = `${words} words, ${spoken(words)} when spoken: ${LENGTHS[length]}`;
  return el(
    "details",
    { open: words <= OPEN_UP_TO },
    el("summary", {}, "Your answer, part by part"),
    markedText(text, score),
    el("p", { class: "soft" }, about),
  );
}

function reasons(score) {
  const rows = score.rating_parts.map((one) =>
    el("li", {}, el("span", {}, one.says), el("b", {}, one.out_of > 0 ? `${tidy(one.value)} of ${tidy(one.out_of)}` : tidy(one.value))),
  );
  if (rows.length === 0) return null;
  return el("details", {}, el("summary", {}, `Why ${score.rating} of 5`), el("ul", { class: "sum" }, rows));
}

function tidy(number) {
  return String(Math.round(number * 100) / 100);
}
