/** Words, and the time they take when spoken. */

export const BAND = [130, 340];
const A_MINUTE = 150;

/** How many words a text has. */
export function countWords(text) {
  return text.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’.,%-]*/gu)?.length ?? 0;
}

/** How long that many words take to say, such as "about 1 min 20 s". */
export function spoken(words) {
  const seconds = Math.round((words / A_MINUTE) * 12) * 5;
  if (seconds < 60) return `about ${Math.max(5, seconds)} s`;
  const rest = seconds % 60;
  return `about ${Math.floor(seconds / 60)} min${rest ? ` ${rest} s` : ""}`;
}

/** "short", "good" or "long" against one to two minutes. */
export function lengthOf(words) {
  if (words < BAND[0]) return "short";
  return words > BAND[1] ? "long" : "good";
}
