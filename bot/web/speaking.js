/** The button for speaking an answer: what is heard goes into the box, to be looked over before it is sent. */

import { announce } from "./announcer.js";
import { agreement } from "./agreement.js";
import { canListen, Dictation } from "./dictation.js";
import { byId } from "./dom.js";
import { countWords } from "./words.js";

const EDITED = 0.2;
const LEAST = 0.5;

/** Puts spoken words into `composer`'s box. */
export class Speaking {
  constructor(composer) {
    this.composer = composer;
    this.dictation = null;
    this.spoken = { words: 0, seconds: 0 };
    byId("speak").hidden = !canListen;
    byId("speak").addEventListener("click", () => (this.dictation ? this.stop() : this.#start()));
  }

  /** Ends listening, if that is going on. Resolves when all words are in the box. */
  stop() {
    if (!this.dictation) return Promise.resolve();
    this.dictation.stop();
    return this.over;
  }

  /**
   * How many seconds a text took to say; undefined if it was typed, or changed so much since that nobody can tell. For
   * the next text it begins anew.
   */
  secondsOf(text) {
    const { words, seconds } = this.spoken;
    this.spoken = { words: 0, seconds: 0 };
    const typed = Math.abs(countWords(text) - words);
    return seconds >= LEAST && typed <= EDITED * words ? Math.round(seconds * 10) / 10 : undefined;
  }

  async #start() {
    if (!(await agreement("speak"))) return;
    globalThis.speechSynthesis?.cancel();
    const before = this.composer.box.value.trimEnd();
    this.over = new Promise((resolve) => (this.resolve = resolve));
    this.#listening(true);
    const show = (words) => this.composer.put([before, words].filter(Boolean).join(before ? " " : ""));
    this.dictation = new Dictation(show, ({ words, seconds, says }) => {
      this.dictation = null;
      this.spoken.words += countWords(words);
      this.spoken.seconds += seconds;
      this.#listening(false);
      this.composer.notice(says);
      if (words) announce("Stopped listening. You can change the text before you send it.");
      this.composer.focus();
      this.resolve();
    });
  }

  /** While it listens the box belongs to the voice: two writers would overwrite one another. */
  #listening(listening) {
    byId("speak").querySelector("span").textContent = listening ? "Stop" : "Speak";
    byId("composer").toggleAttribute("data-listening", listening);
    this.composer.box.readOnly = listening;
    if (listening) this.composer.notice();
  }
}
