/** Where the answer is written: the box, its length against the band, and the draft that outlives a reload. */

import { byId } from "./dom.js";
import { draft, enterSends, forgetsOnReload } from "./keep.js";
import { Speaking } from "./speaking.js";
import { BAND, countWords, lengthOf, spoken } from "./words.js";

const SCALE = 450;
const GROWS_BY_ITSELF = CSS.supports("field-sizing", "content");
const VERDICTS = { short: `aim for ${BAND[0]} to ${BAND[1]}`, good: "a good length", long: "longer than two minutes" };

/** The form at the foot of the page. `submit` is called with the text when it is sent, and with the seconds it took to say. */
export class Composer {
  constructor(submit, limit) {
    this.limit = limit;
    this.box = byId("answer");
    this.submit = submit;
    this.kind = "message";
    this.speaking = new Speaking(this);
    this.box.value = draft.read();
    this.box.addEventListener("input", () => {
      this.notice();
      this.#changed();
    });
    this.box.addEventListener("keydown", (event) => this.#key(event));
    byId("composer").addEventListener("submit", (event) => {
      event.preventDefault();
      this.#send();
    });
    byId("enter-sends").checked = enterSends.read();
    byId("enter-sends").addEventListener("change", (event) => enterSends.write(event.target.checked));
    addEventListener("beforeunload", (event) => {
      if (this.box.value && forgetsOnReload()) event.preventDefault();
    });
    this.#changed();
  }

  /** What is written here: a "message", an "answer" (which has a good length), or an answer to a "follow-up". */
  expect(kind) {
    this.kind = kind;
    byId("composer").dataset.kind = kind;
    const names = { answer: "Your answer", "follow-up": "Your answer to the follow-up" };
    byId("answer-label").textContent = names[kind] ?? "Your message";
    this.#changed();
  }

  /** Whether a message is on its way. Writing goes on, sending waits. */
  busy(busy) {
    byId("send").setAttribute("aria-disabled", String(busy));
    byId("composer").toggleAttribute("data-busy", busy);
  }

  /** Puts a text into the box, before whatever has been written since. */
  giveBack(text) {
    this.box.value = [text, this.box.value].filter(Boolean).join("\n\n");
    this.#changed();
  }

  /** Takes out what has been sent already, from another tab. */
  forget(said) {
    if (!said.includes(this.box.value.trim())) return;
    this.box.value = "";
    this.#changed();
  }

  /** A sentence above the box, or none. */
  notice(says = "") {
    byId("notice").textContent = says;
    byId("notice").hidden = !says;
  }

  /** Puts a text in place of what is in the box. */
  put(text) {
    this.box.value = text;
    this.#changed();
  }

  focus() {
    this.box.focus({ preventScroll: true });
  }

  async #send() {
    await this.speaking.stop();
    const text = this.box.value.trim();
    if (!text || byId("send").getAttribute("aria-disabled") === "true") return this.focus();
    const characters = Array.from(text).length;
    if (characters > this.limit) {
      const [has, most] = [characters, this.limit].map((number) => number.toLocaleString("en-GB"));
      return this.notice(`That has ${has} characters, and I can take ${most} at once. Please shorten it a little.`);
    }
    this.notice();
    this.box.value = "";
    this.#changed();
    return this.submit(text, this.speaking.secondsOf(text));
  }

  #key(event) {
    if (event.key !== "Enter" || event.isComposing || event.shiftKey) return;
    if (!(event.ctrlKey || event.metaKey) && !byId("enter-sends").checked) return;
    event.preventDefault();
    this.#send();
  }

  #changed() {
    draft.write(this.box.value);
    const words = countWords(this.box.value);
    const banded = this.kind === "answer";
    byId("length").hidden = !(banded || (this.kind === "follow-up" && words));
    byId("length").dataset.length = banded && words ? lengthOf(words) : "none";
    byId("length").querySelector(".band").hidden = !banded;
    byId("length").querySelector("i").style.inlineSize = `${Math.min(100, (100 * words) / SCALE)}%`;
    const count = words === 1 ? "1 word" : `${words} words`;
    const parts = [count, words > 0 && spoken(words), banded && VERDICTS[lengthOf(words)]];
    byId("count").textContent = parts.filter(Boolean).join(" · ");
    if (!GROWS_BY_ITSELF) this.#grow();
  }

  /** As high as its text. Measuring that makes the page shorter for a moment, which must not move it. */
  #grow() {
    const place = scrollY;
    this.box.style.blockSize = "auto";
    this.box.style.blockSize = `${this.box.scrollHeight + 2}px`;
    scrollTo({ top: place, behavior: "instant" });
  }
}
