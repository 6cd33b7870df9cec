/** Keeping the newest words in sight. */

import { byId } from "./dom.js";

/** Scrolls so that the newest reply can be read from its first line. */
export function showFrom(first) {
  showTheEnd();
  if (first && first.getBoundingClientRect().top < visibleTop()) first.scrollIntoView({ block: "start" });
}

/** Scrolls to the newest words. */
export function showTheEnd() {
  scrollTo({ top: document.documentElement.scrollHeight, behavior: "instant" });
}

function visibleTop() {
  const card = byId("question").getBoundingClientRect();
  const beside = matchMedia("(min-width: 68rem)").matches;
  const top = beside || byId("question").hidden ? 0 : card.bottom;
  document.documentElement.style.setProperty("--covered", `${Math.round(top)}px`);
  return top;
}
