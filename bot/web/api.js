/** Talking to the server. */

const API = new URL("../../api/", import.meta.url);
const TIMEOUT = 60_000;
const PAUSES = [800, 2500];

/**
 * Something that went wrong. `kind` is "nobody" when the server does not know this browser, "refused" when it does not
 * want the message as it is, and "lost" when it is not known to have got it. `says` is for the person.
 */
export class Trouble extends Error {
  constructor(kind, says, code = kind) {
    super(says);
    Object.assign(this, { kind, says, code });
  }
}

/** The conversation so far. */
export function history() {
  return patiently(() => call("history"));
}

/**
 * Sends a message. A resend carries the same id, so that the server takes it once however often it arrives. `after` is
 * the id of the newest message seen: the server refuses what was written to a question that waits no more.
 */
export function send({ id, text, button, spoken, after }) {
  const body = JSON.stringify(button ? { id, button, after } : { id, text, spoken_seconds: spoken, after });
  return patiently(() => call("messages", { method: "POST", headers: { "Content-Type": "application/json" }, body }));
}

/** Asks for the page again: that is where a browser nobody knows gets a new identity. */
export async function becomeSomebody() {
  const response = await fetch(location.pathname, { cache: "no-store", signal: AbortSignal.timeout(TIMEOUT) });
  if (!response.ok) throw new Trouble("lost", "The page could not be opened afresh. Please reload it.");
}

/** An unguessable id for a message. */
export function newId() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function patiently(attempt) {
  for (const pause of PAUSES) {
    try {
      return await attempt();
    } catch (trouble) {
      if (trouble.code !== "unreachable" || !navigator.onLine) throw trouble;
    }
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
  return attempt();
}

async function call(path, options = {}) {
  const response = await reach(new URL(path, API), options);
  const document = await response.json().catch(() => ({}));
  if (response.ok) return document;
  const { code, says } = document.error ?? {};
  if (response.status === 401) throw new Trouble("nobody", says, code);
  if (response.status >= 400 && response.status < 500) {
    throw new Trouble("refused", says ?? "That could not be taken. Please try again.", code);
  }
  throw new Trouble("lost", says ?? "The server has trouble just now.", says ? code : "unreachable");
}

async function reach(url, options) {
  try {
    return await fetch(url, { cache: "no-store", signal: AbortSignal.timeout(TIMEOUT), ...options });
  } catch (error) {
    if (error.name === "TimeoutError") throw new Trouble("lost", "The server is taking very long.", "slow");
    throw new Trouble("lost", "The connection was lost.", "unreachable");
  }
}
