/** Speech to text, by the browser. */

const Recognition = globalThis.SpeechRecognition ?? globalThis.webkitSpeechRecognition;

const SILENCES = 4;
const SAYS = {
  "not-allowed": "The browser may not use the microphone here. You can allow it beside the address, or type.",
  "service-not-allowed": "This browser does not turn speech into text here. Please type.",
  "audio-capture": "No microphone was found. Please type, or plug one in.",
  "network": "The browser could not reach what turns its speech into text. What was heard is kept; please type the rest.",
  "language-not-supported": "This browser does not understand spoken English. Please type.",
};

/** Whether this browser can do it. */
export const canListen = Boolean(Recognition);

/**
 * Listens until it is told to stop. `heard` is called with all words so far; `ended` once, with { words, seconds, says }:
 * the words, the seconds from the first to the last of them, and what went wrong, if anything did.
 */
export class Dictation {
  constructor(heard, ended) {
    Object.assign(this, { heard, ended, done: "", now: "", seconds: 0, began: null, last: null, says: "" });
    this.wanted = true;
    this.silences = 0;
    this.recognition = new Recognition();
    this.recognition.continuous = true;
    this.recognition.interimResults = true;
    this.recognition.lang = navigator.language.startsWith("en") ? navigator.language : "en-GB";
    this.recognition.onspeechstart = () => (this.began ??= performance.now());
    this.recognition.onresult = (event) => this.#result(event);
    this.recognition.onerror = ({ error }) => this.#error(error);
    this.recognition.onend = () => this.#end();
    this.recognition.start();
  }

  /** Ends it; the words that are still on their way are waited for. */
  stop() {
    this.wanted = false;
    this.recognition.stop();
  }

  #result({ results }) {
    this.last = performance.now();
    this.began ??= this.last;
    this.now = Array.from(results, ([best]) => best.transcript.trim()).join(" ");
    this.heard(this.#words());
  }

  #error(error) {
    if (error === "no-speech") return; // a pause for thought
    this.wanted = false;
    if (error !== "aborted") this.says = SAYS[error] ?? "The browser stopped listening. What was heard is kept.";
  }

  /** Browsers end by themselves after a silence. Whoever thinks before the next sentence has not finished; whoever left has. */
  #end() {
    this.silences = this.last === null ? this.silences + 1 : 0;
    if (this.began !== null && this.last !== null) this.seconds += (this.last - this.began) / 1000;
    this.done = this.#words();
    Object.assign(this, { now: "", began: null, last: null });
    if (this.wanted && this.silences < SILENCES) return this.recognition.start();
    return this.ended({ words: this.done, seconds: this.seconds, says: this.says });
  }

  #words() {
    return [this.done, this.now].filter(Boolean).join(" ");
  }
}
