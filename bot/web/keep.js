/** What this browser keeps over a reload: the draft, a message on its way, and one wish. */

const memory = new Map();

function read(name) {
  try {
    return localStorage.getItem(`starline.${name}`);
  } catch {
    return memory.get(name) ?? null; // a browser that keeps nothing still works until the page is closed
  }
}

function write(name, value) {
  try {
    if (value) localStorage.setItem(`starline.${name}`, value);
    else localStorage.removeItem(`starline.${name}`);
  } catch {
    memory.set(name, value);
  }
}

/** Whether a reload would lose what is kept here: some browsers lend frames of other sites no storage. */
export function forgetsOnReload() {
  return memory.size > 0;
}

/** What is being written. */
export const draft = {
  read: () => read("draft") ?? "",
  write: (text) => write("draft", text),
};

/** The message whose reply has not come yet: { id, text or button, shown }, or null. */
export const unsent = {
  read() {
    try {
      return JSON.parse(read("unsent"));
    } catch {
      return null;
    }
  },
  write: (message) => write("unsent", message && JSON.stringify(message)),
};

/** Whether the Enter key sends. With a touch keyboard it starts a new line, unless somebody wishes otherwise. */
export const enterSends = {
  read: () => (read("enter") ?? (matchMedia("(pointer: coarse)").matches ? "no" : "yes")) === "yes",
  write: (wish) => write("enter", wish ? "yes" : "no"),
};
