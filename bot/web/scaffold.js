/** The candidate's own sentences in the order of a story, with the places that are still to be filled. */

import { el } from "./dom.js";
import { ELEMENTS } from "./marked.js";

/** A list of the four parts, or null where nothing is missing. `places` is the score's `scaffold`. */
export function scaffold(text, places = []) {
  if (!places.some((place) => place.fill)) return null;
  const letters = Array.from(text); // offsets count whole characters, as Python does
  const rows = places.map(({ label, spans, fill }) =>
    el(
      "li",
      { class: `place part-${label}` },
      el("b", {}, ELEMENTS[label]),
      spans.length > 0 && el("q", {}, spans.map(([start, end]) => letters.slice(start, end).join("").trim()).join(" ")),
      fill && el("span", { class: "fill" }, fill),
    ),
  );
  return el("details", {}, el("summary", {}, "Your story, with the places to fill"), el("ol", { class: "scaffold" }, rows));
}
