/** What the pages about past interviews do beyond plain links and forms. Without it they work all the same. */

const FORMATS = {
  day: { dateStyle: "long" },
  short: { dateStyle: "medium" },
  moment: { dateStyle: "long", timeStyle: "short" },
};

/** Dates in the reader's own time zone. */
for (const time of document.querySelectorAll("time[data-show]")) {
  time.textContent = new Intl.DateTimeFormat("en-GB", FORMATS[time.dataset.show]).format(new Date(time.dateTime));
}

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}

/** Links as one sends them, and a button that copies. */
for (const field of document.querySelectorAll("[data-path]")) {
  field.value = new URL(field.dataset.path, location.origin).href;
  field.addEventListener("focus", () => field.select());
}
for (const button of document.querySelectorAll("[data-copy]")) {
  if (!navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    const field = document.getElementById(button.dataset.copy);
    try {
      await navigator.clipboard.writeText(field.value);
      button.textContent = "Copied";
    } catch {
      field.focus();
    }
  });
}

/** What is folded up on the screen is open on paper. */
let folded = [];
addEventListener("beforeprint", () => {
  folded = [...document.querySelectorAll("details:not([open])")];
  for (const one of folded) one.open = true;
});
addEventListener("afterprint", () => {
  for (const one of folded) one.open = false;
});

/** Without a connection: what is on the page stays, and nothing that was written is thrown away by sending it. */
const offline = document.getElementById("offline");
const SAYS = "You are offline. What you see stays; saving and other pages work again once you are back.";

function tellConnection() {
  offline.hidden = navigator.onLine;
  offline.textContent = navigator.onLine ? "" : SAYS;
}
addEventListener("online", tellConnection);
addEventListener("offline", tellConnection);
tellConnection();
document.addEventListener("submit", (event) => {
  if (navigator.onLine) return;
  event.preventDefault();
  tellConnection();
  offline.scrollIntoView({ block: "nearest" });
});

/** A form is sent once, however often its button is pressed; a page that comes back from memory can send again. */
document.addEventListener("submit", (event) => {
  if (event.defaultPrevented || event.target.method !== "post") return;
  if (event.target.dataset.sent) event.preventDefault();
  event.target.dataset.sent = "yes";
});
addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
  opened();
});

/** A page that takes its time says that it is on its way. */
const PATIENCE = 500;
const opening = document.getElementById("opening");
let waiting;

function opened() {
  clearTimeout(waiting);
  opening.textContent = "";
}

function open() {
  clearTimeout(waiting);
  waiting = setTimeout(() => (opening.textContent = "Opening…"), PATIENCE);
}
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href]");
  const here = link && (link.hasAttribute("download") || link.target || link.hash || link.origin !== location.origin);
  const plain = !event.defaultPrevented && event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey);
  if (link && !here && plain) open();
});
document.addEventListener("submit", (event) => event.defaultPrevented || open());
addEventListener("pagehide", opened);
