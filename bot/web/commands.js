/** The buttons beside the answer: what one may ask of the interviewer, always in the same place. */

import { el } from "./dom.js";

const AT_HAND = ["/hint", "/skip"];
const AT_HAND_IF_WIDE = ["/rephrase", "/structure"];
const IF_THE_HEAD_IS_OUT_OF_SIGHT = ["/pause", "/start_over", "/review"];
const ELSEWHERE = ["/help", "/resume"];

/** The bar with the most used commands, and the panel with the others behind "More". */
export class Commands {
  constructor(bar, panel, press) {
    Object.assign(this, { bar, panel, press });
    this.toggle = el("button", { type: "button", class: "quiet", "aria-expanded": "false", "aria-controls": panel.id }, "More");
    this.toggle.addEventListener("click", () => this.#open(panel.hidden));
    for (const place of [bar, panel]) {
      place.addEventListener("keydown", (event) => {
        if (event.key !== "Escape" || panel.hidden) return;
        event.preventDefault(); // nothing else closes along with it
        this.#open(false);
        this.toggle.focus();
      });
    }
  }

  /** Takes the list of all commands, { label, sends, meaning }. */
  know(commands) {
    const named = (names) => names.flatMap((sends) => commands.filter((one) => one.sends === sends));
    const others = commands.filter(({ sends }) => !AT_HAND.includes(sends) && !ELSEWHERE.includes(sends));
    this.bar.replaceChildren(
      ...named(AT_HAND).map((one) => this.#button(one, "quiet")),
      ...named(AT_HAND_IF_WIDE).map((one) => this.#button(one, "quiet if-wide")),
      this.toggle,
    );
    this.panel.replaceChildren(
      ...others.map((one) => this.#button(one, `entry ${when(one.sends)}`)),
    );
  }

  show(shown) {
    this.bar.hidden = !shown;
    if (!shown) this.close();
  }

  /** Away with the panel. */
  close() {
    this.#open(false);
  }

  #button(command, look) {
    const entry = look.startsWith("entry");
    const words = entry ? [el("b", {}, command.label), el("span", {}, command.meaning)] : command.label;
    const press = () => {
      this.#open(false);
      this.press(command);
    };
    return el("button", { type: "button", class: look, title: !entry && command.meaning, onclick: press }, words);
  }

  #open(open) {
    this.panel.hidden = !open;
    this.toggle.setAttribute("aria-expanded", String(open));
    this.toggle.textContent = open ? "Less" : "More";
  }
}

function when(sends) {
  if (AT_HAND_IF_WIDE.includes(sends)) return "if-narrow";
  return IF_THE_HEAD_IS_OUT_OF_SIGHT.includes(sends) ? "if-no-rail" : "";
}
