/** The practice page: history, messages out, replies in. */

import { announce } from "./announcer.js";
import { becomeSomebody, history, newId, send } from "./api.js";
import { Commands } from "./commands.js";
import { Composer } from "./composer.js";
import { byId, el } from "./dom.js";
import { linkWithHost } from "./embedded.js";
import { unsent } from "./keep.js";
import { drawQuestion } from "./question.js";
import { Reading } from "./reading.js";
import { showFrom, showTheEnd } from "./sight.js";
import { Tabs } from "./tabs.js";
import { Transcript } from "./transcript.js";

const page = byId("page");
const transcript = new Transcript(byId("transcript"), press);
const commands = new Commands(byId("commands"), byId("more"), press);
const composer = new Composer((text, spoken) => deliver({ id: newId(), text, spoken, shown: text }), Number(page.dataset.answerLimit));
const reading = new Reading();
const tabs = new Tabs(refresh);
const state = { phase: "loading", interview: null, seen: "", busy: false, waiting: null };

/** Nobody is looking any more: no listening, no speaking. */
function hush() {
  composer.speaking.stop();
  reading.hush();
}

/** Sends what a button of the interviewer's sends: a command, or words. What ends an interview is asked twice. */
function press({ label, sends }) {
  if (sends === "/start_over" && !byId("ask-new").returnValue) return askForNew();
  return deliver({ id: newId(), ...(sends.startsWith("/") ? { button: sends } : { text: sends }), shown: label });
}

function askForNew() {
  byId("ask-new").showModal();
  byId("stay").focus();
}

/** Shows a message as said, sends it, and shows the replies. */
async function deliver(message) {
  if (state.busy || state.waiting) return holdBack(message);
  byId("welcome").hidden = true;
  commands.close();
  const line = transcript.you(message.shown, message.shown !== message.text);
  unsent.write(message);
  return attempt(message, line);
}

/** One message at a time: what comes while another is on its way goes back into the box. */
function holdBack(message) {
  if (message.text === message.shown && message.text) composer.giveBack(message.text);
  if (state.waiting) composer.notice("Your last message has not arrived yet. Please send it again first, or take it back.");
}

async function attempt(message, line) {
  state.waiting = null;
  transcript.calm(line);
  composer.notice();
  setBusy(true);
  showTheEnd();
  try {
    const reply = await send({ ...message, after: state.seen });
    unsent.write(null);
    setBusy(false);
    state.seen = reply.id;
    settle(reply);
    tabs.tell();
    const first = transcript.them(reply.replies);
    for (const { text } of reply.replies) announce(text);
    showFrom(first);
    takeFocus(first);
  } catch (trouble) {
    setBusy(false);
    await handle(trouble, message, line);
  }
}

/** Whatever went wrong: the words are still in this page afterwards. */
async function handle(trouble, message, line) {
  if (!trouble.kind) console.error(trouble);
  if (trouble.kind === "lost" || !trouble.kind) {
    const again = { label: "Send again", press: () => attempt(message, line) };
    const back = { label: message.text ? "Take it back" : "Never mind", press: () => takeBack(message, line) };
    state.waiting = again.press;
    const says = trouble.kind ? `${trouble.message} This has not been answered yet; sending it again does no harm.` : "";
    transcript.trouble(line, says || "Something went wrong in this page. You can send it again.", [again, back]);
    showTheEnd();
    return;
  }
  takeBack(message, line);
  if (trouble.kind === "nobody") await becomeSomebody().then(() => load(false), () => {});
  if (trouble.code === "moved-on") await load();
  composer.notice(trouble.message);
}

function takeBack(message, line) {
  state.waiting = null;
  unsent.write(null);
  line.remove();
  composer.notice();
  if (message.text && message.text === message.shown) composer.giveBack(message.text);
  composer.focus();
}

function setBusy(busy) {
  state.busy = busy;
  composer.busy(busy);
  byId("typing").hidden = !busy;
}

/** Draws everything that depends on where the interview stands. */
function settle({ phase, interview }) {
  Object.assign(state, { phase, interview });
  page.dataset.phase = phase;
  drawQuestion(byId("question"), state, reading.button, () => press({ label: "Carry on", sends: "/resume" }));
  reading.ask(phase === "interview" ? (interview.question?.probe ?? interview.question?.text ?? "") : "");
  commands.show(phase === "interview");
  byId("pause").hidden = phase !== "interview";
  byId("new").hidden = transcript.list.childElementCount === 0;
  composer.expect(phase !== "interview" ? "message" : interview.question?.probe ? "follow-up" : "answer");
}

/** Back to the box where there is a keyboard; with a touch keyboard, only so that the focus is not lost. */
function takeFocus(first) {
  if (matchMedia("(pointer: fine)").matches) composer.focus();
  else if (document.activeElement === document.body) first?.focus({ preventScroll: true });
}

/** Draws the conversation so far. A browser nobody knows becomes somebody first; that helps once or not at all. */
async function load(mayBeNobody = true) {
  const slow = setTimeout(() => problem("Opening your practice…"), 600);
  try {
    const document = await history();
    draw(document);
    problem();
  } catch (trouble) {
    if (trouble.kind === "nobody" && mayBeNobody) {
      await becomeSomebody().catch(() => {});
      await load(false);
    } else if (!trouble.kind) {
      console.error(trouble);
      problem("The page could not be drawn.", load);
    } else if (trouble.kind === "nobody") problem("Please allow cookies for this page: one keeps your place.", load, true);
    else problem(trouble.message, load);
  } finally {
    clearTimeout(slow);
  }
}

/** Draws what was said elsewhere meanwhile, in another tab or on another device. What is written here stays. */
async function refresh() {
  if (state.busy || state.phase === "loading") return;
  const document = await history().catch(() => null);
  const newest = document?.exchanges.at(-1)?.id ?? "";
  if (!document || state.busy || newest === state.seen) return;
  if (state.waiting && !document.exchanges.some(({ id }) => id === unsent.read()?.id)) return;
  state.waiting = null;
  composer.forget(document.exchanges.map(({ said }) => said));
  draw(document);
}

function draw({ exchanges, commands: known, kpis, ...where }) {
  transcript.kpis = kpis;
  transcript.clear();
  commands.know(known);
  for (const { said, took, replies, at } of exchanges) {
    transcript.date(new Date(at));
    transcript.you(said, took.startsWith("command:"));
    transcript.them(replies);
  }
  transcript.date(new Date());
  byId("welcome").hidden = exchanges.length > 0;
  state.seen = exchanges.at(-1)?.id ?? "";
  settle(where);
  offerUnsent(exchanges);
  if (exchanges.length > 0) requestAnimationFrame(showTheEnd);
}

/** A message that was on its way when the page was closed: it arrived, or it can be sent again. */
function offerUnsent(exchanges) {
  const message = unsent.read();
  if (!message) return;
  if (exchanges.some(({ id }) => id === message.id)) {
    unsent.write(null);
    return;
  }
  byId("welcome").hidden = true;
  handle({ kind: "lost", message: "This was still on its way when the page closed." }, message, transcript.you(message.shown));
}

/** What stands in the way. In another site's frame, some of it is not in the way in a tab of its own. */
function problem(says = "", again = null, framed = false) {
  byId("problem").hidden = !says;
  const button = again && el("button", { type: "button", class: "primary", onclick: () => again() }, "Try again");
  const alone =
    framed && parent !== window && el("p", {}, el("a", { href: "../practice", target: "_blank" }, "Open it in a tab of its own"));
  byId("problem").replaceChildren(...[says && el("p", {}, says), button, alone].filter(Boolean));
}

byId("begin").addEventListener("click", () => press({ label: "Begin", sends: "start" }));
byId("pause").addEventListener("click", () => press({ label: "Pause", sends: "/pause" }));
byId("new").addEventListener("click", () => {
  if (state.phase === "idle") press({ label: "New interview", sends: "start" });
  else askForNew();
});
byId("ask-new").addEventListener("close", (event) => {
  if (event.target.returnValue === "new") press({ label: "New interview", sends: "/start_over" });
  event.target.returnValue = "";
});
addEventListener("online", () => state.waiting?.());
load().finally(() => linkWithHost({ opened: () => composer.focus(), closed: hush }));
