/** Having the question read aloud, by the browser. */

import { agreement } from "./agreement.js";
import { el } from "./dom.js";
import { readsAloud } from "./keep.js";

const canRead = "speechSynthesis" in globalThis;

/** A voice for English, one of this device if there is any: that one sends the words nowhere. */
function voice() {
  const english = speechSynthesis.getVoices().filter(({ lang }) => lang.startsWith("en"));
  return english.find(({ localService }) => localService) ?? english[0] ?? null;
}

/** A button that reads the question, and every new one until it is pressed again. */
export class Reading {
  constructor() {
    this.words = "";
    this.on = canRead && readsAloud.read();
    this.button = el("button", { type: "button", class: "quiet aloud", onclick: () => this.#press() }, "Read aloud");
    this.button.hidden = !canRead;
    if (canRead) speechSynthesis.getVoices(); // which begins to look for them
    this.#show();
  }

  /** Takes the words that wait for an answer; reads them if that is wished and they are new. */
  ask(words) {
    const changed = words !== this.words;
    this.words = words;
    if (changed && this.on) this.#read();
  }

  /** Falls silent, until the next question. */
  hush() {
    if (canRead) speechSynthesis.cancel();
  }

  async #press() {
    if (!this.on && !(await agreement("read", !voice()?.localService))) return;
    this.on = !this.on;
    readsAloud.write(this.on);
    this.#show();
    if (this.on) this.#read();
    else this.hush();
  }

  #show() {
    this.button.setAttribute("aria-pressed", String(this.on));
  }

  #read() {
    speechSynthesis.cancel();
    if (!this.words) return;
    const saying = new SpeechSynthesisUtterance(this.words);
    saying.lang = "en-GB";
    saying.voice = voice();
    speechSynthesis.speak(saying);
  }
}
