/** An answer with its sentences underlined by what they do in the story, in colour and by name. */

import { el } from "./dom.js";

export const ELEMENTS = { S: "Situation", T: "Task", A: "Action", R: "Result" };

/**
 * The text as nodes. Offsets in a score count characters as Python does, by code point: the text is cut up that way too,
 * or an emoji would shift every underline behind it.
 */
export function markedText(text, score) {
  const characters = Array.from(text);
  const cut = (start, end) => characters.slice(start, end).join("");
  const figures = score.kpis.map((claim) => [claim.start, claim.end]).sort((one, other) => one[0] - other[0]);
  const nodes = [];
  let here = 0;
  for (const run of runs(score.sentences, cut)) {
    nodes.push(cut(here, run.start));
    const words = emphasised(run.start, run.end, figures, cut);
    nodes.push(run.label === "O" ? words : mark(run.label, words));
    here = run.end;
  }
  nodes.push(cut(here));
  return el("p", { class: "marked", dir: "auto" }, nodes);
}

function mark(label, words) {
  return el("mark", { class: `part-${label}` }, el("small", {}, ELEMENTS[label]), " ", words);
}

/** Sentences of one paragraph that do the same, one after the other, as one run: one name is enough for them. */
function runs(sentences, cut) {
  const joined = [];
  for (const { start, end, label } of sentences) {
    const before = joined.at(-1);
    if (before?.label === label && !cut(before.end, start).includes("\n")) before.end = end;
    else joined.push({ start, end, label });
  }
  return joined;
}

/** The words from `start` to `end`, with those in `figures` in bold. */
function emphasised(start, end, figures, cut) {
  const nodes = [];
  let here = start;
  for (const [from, to] of figures) {
    if (from < here || to > end) continue;
    nodes.push(cut(here, from), el("b", {}, cut(from, to)));
    here = to;
  }
  nodes.push(cut(here, end));
  return nodes;
}
