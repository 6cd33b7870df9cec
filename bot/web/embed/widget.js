/**
 * Starline on any page: <script src="https://…/practice/widget.js" async></script> puts a button into the corner, and
 * the practice page behind it. In a shadow tree, so that neither page's styles reach the other; the practice page is in
 * a frame, so that this page and its scripts see nothing of what is said there.
 *
 * data-label  the words on the button          data-side="left"  the other corner
 */
(() => {
  const ONCE = Symbol.for("starline");
  const KEPT = "starline.open";
  const PATIENCE = 20_000;
  const script = document.currentScript;
  if (!script || window[ONCE]) return;
  window[ONCE] = true;
  const page = new URL("widget", script.src);
  const label = script.dataset.label || "Practise an interview";
  const side = script.dataset.side === "left" ? "left" : "right";

  const LOOKS = `
    :host { all: initial !important; color-scheme: light dark !important; }
    * { box-sizing: border-box; margin: 0; }
    [hidden] { display: none !important; }
    .place { position: fixed; inset-block-end: 1rem; ${side}: 1rem; z-index: 2147483000;
      font: 16px/1.4 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", Arial, sans-serif;
      --paper: #f8f3ea; --ink: #2b2320; --line: #dccfba; --accent: #9c4412; --on: #fffaf3; --focus: #2c5ba0; }
    button, a { font: inherit; color: inherit; cursor: pointer; }
    :focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; }
    .launcher { display: flex; align-items: center; gap: .6rem; min-block-size: 3.25rem; max-inline-size: calc(100vw - 2rem);
      padding: .5rem 1.25rem .5rem 1rem; border: 0; border-radius: 1.75rem; background: var(--accent); color: var(--on);
      font-weight: 600; text-align: start; box-shadow: 0 2px 6px rgb(40 20 5 / 25%), 0 10px 30px rgb(40 20 5 / 22%);
      transition: translate .15s; }
    .launcher:hover { translate: 0 -2px; }
    .launcher svg { flex: none; inline-size: 1.5rem; block-size: 1.5rem; }
    .panel { position: absolute; inset-block-end: 0; ${side}: 0; display: flex; flex-direction: column;
      inline-size: min(27rem, calc(100vw - 2rem)); block-size: min(46rem, calc(100vh - 2rem)); overflow: hidden;
      border: 1px solid var(--line); border-radius: 1.1rem; background: var(--paper); color: var(--ink);
      box-shadow: 0 4px 12px rgb(40 20 5 / 18%), 0 24px 64px rgb(40 20 5 / 26%); animation: rise .18s ease-out; }
    .bar { display: flex; align-items: center; gap: .6rem; padding: .2rem .3rem .2rem 1rem; border-block-end: 1px solid var(--line); }
    .bar svg { inline-size: 1.25rem; block-size: 1.25rem; color: var(--accent); }
    .bar h2 { flex: 1; font: inherit; font-weight: 600; }
    .close { inline-size: 2.75rem; block-size: 2.75rem; border: 0; border-radius: .7rem; background: none; font-size: 1.4rem; line-height: 1; }
    .close:hover { background: rgb(128 100 70 / 18%); }
    .late { padding: 1rem; border-block-end: 1px solid var(--line); }
    .late a { color: var(--accent); }
    iframe { flex: 1; min-block-size: 0; inline-size: 100%; border: 0; background: var(--paper); color-scheme: normal; }
    @keyframes rise { from { opacity: 0; transform: translateY(12px); } }
    @media (prefers-color-scheme: dark) {
      .place { --paper: #1b1714; --ink: #f2e9de; --line: #453a31; --accent: #f0a468; --on: #2a1506; --focus: #8fb8f7; } }
    @media (max-width: 30rem), (max-height: 30rem) {
      .panel { position: fixed; inset: 0; inline-size: auto; block-size: auto; border: 0; border-radius: 0; } }
    @media (prefers-reduced-motion: reduce) { * { animation: none !important; transition: none !important; } }
    @media print { .place { display: none; } }`;

  /** An element with attributes and children; strings become text. */
  function el(tag, attributes, ...children) {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
    node.append(...children);
    return node;
  }

  function star() {
    const SVG = "http://www.w3.org/2000/svg";
    const drawing = document.createElementNS(SVG, "svg");
    const shape = document.createElementNS(SVG, "path");
    drawing.setAttribute("viewBox", "0 0 32 32");
    drawing.setAttribute("aria-hidden", "true");
    shape.setAttribute("d", "M16 1.5c1.3 8.6 5 12.6 13.5 14.5C21 17.9 17.3 21.9 16 30.5 14.7 21.9 11 17.9 2.5 16 11 14.1 14.7 10.1 16 1.5z");
    shape.setAttribute("fill", "currentColor");
    drawing.append(shape);
    return drawing;
  }

  function remember(open) {
    try {
      localStorage.setItem(KEPT, open ? "yes" : "no");
    } catch {
      // a browser that keeps nothing opens this page with the widget closed
    }
  }

  function wasOpen() {
    try {
      return localStorage.getItem(KEPT) === "yes";
    } catch {
      return false;
    }
  }

  function build() {
    const host = el("starline-practice", {});
    const launcher = el("button", { type: "button", class: "launcher", "aria-expanded": "false", "aria-controls": "panel" }, star(), label);
    const close = el("button", { type: "button", class: "close", "aria-label": "Close interview practice" }, "×");
    const alone = el("a", { href: new URL("../practice", page).href, target: "_blank", rel: "noopener" }, "Open it in a tab of its own");
    const late = el("p", { class: "late", role: "status", hidden: "" }, "The practice page has not opened here. ", alone, ".");
    const bar = el("div", { class: "bar" }, star(), el("h2", { id: "name" }, "Interview practice"), close);
    const panel = el("section", { id: "panel", class: "panel", role: "dialog", "aria-labelledby": "name", hidden: "" }, bar, late);
    let frame = null;
    let ready = false;
    let wanted = false;

    function load() {
      frame = el("iframe", { title: "Interview practice", allow: "microphone", referrerpolicy: "origin", src: page.href });
      panel.append(frame);
      setTimeout(() => (late.hidden = ready), PATIENCE);
    }

    /** Shows the panel. Only whoever asked for it is led into it: a page that opens must not take the focus. */
    function open(asked) {
      if (!frame) load();
      panel.hidden = false;
      launcher.hidden = true;
      launcher.setAttribute("aria-expanded", "true");
      remember(true);
      wanted = asked;
      if (asked && ready) lead();
      else if (asked) close.focus();
    }

    function tell(what) {
      frame.contentWindow.postMessage({ starline: what }, page.origin);
    }

    function lead() {
      frame.focus();
      tell("opened");
    }

    function shut() {
      panel.hidden = true;
      launcher.hidden = false;
      launcher.setAttribute("aria-expanded", "false");
      remember(false);
      if (ready) tell("closed");
      launcher.focus();
    }

    launcher.addEventListener("click", () => open(true));
    close.addEventListener("click", shut);
    panel.addEventListener("keydown", (event) => event.key === "Escape" && shut());
    addEventListener("message", ({ origin, source, data }) => {
      if (!frame || origin !== page.origin || source !== frame.contentWindow) return;
      if (data?.starline === "close" && !panel.hidden) shut();
      if (data?.starline !== "ready") return;
      ready = late.hidden = true;
      if (wanted && !panel.hidden) lead();
    });

    const looks = new CSSStyleSheet();
    looks.replaceSync(LOOKS);
    const shadow = host.attachShadow({ mode: "open" });
    shadow.adoptedStyleSheets = [looks];
    shadow.append(el("div", { class: "place" }, launcher, panel));
    document.body.append(host);
    if (wasOpen()) open(false);
  }

  if (document.body) build();
  else addEventListener("DOMContentLoaded", build);
})();
