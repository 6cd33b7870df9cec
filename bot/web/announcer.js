/** Says new messages to a screen reader. The conversation itself stays silent, so that nothing is read twice. */

import { byId, el } from "./dom.js";

const SOON_FORGOTTEN = 60_000;

/** Reads a text out when the reader pauses. */
export function announce(text) {
  const line = el("p", {}, text);
  byId("announcer").append(line);
  setTimeout(() => line.remove(), SOON_FORGOTTEN);
}
