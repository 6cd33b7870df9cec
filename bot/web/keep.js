/** What this browser keeps over a reload: the draft, a message on its way, and some wishes. */

const memory = new Map();

function read(storage, name) {
  try {
    return globalThis[storage].getItem(`starline.${name}`);
  } catch {
    return memory.get(name) ?? null; // a browser that keeps nothing still works until the page is closed
  }
}

function write(storage, name, value) {
  try {
    globalThis[storage].setItem(`starline.${name}`, value ?? "");
  } catch {
    memory.set(name, value ?? "");
  }
}

/** Something of this tab, which a new tab starts from when this one is gone. */
function ofThisTab(name) {
  return {
    read: () => read("sessionStorage", name) ?? read("localStorage", name),
    write(value) {
      const mine = read("sessionStorage", name);
      if (value || mine === read("localStorage", name)) write("localStorage", name, value);
      write("sessionStorage", name, value);
    },
  };
}

/** Whether a reload would lose what is kept here: some browsers lend frames of other sites no storage. */
export function forgetsOnReload() {
  return memory.size > 0;
}

const words = ofThisTab("draft");
const message = ofThisTab("unsent");

/** What is being written. */
export const draft = { read: () => words.read() ?? "", write: words.write };

/** The message whose reply has not come yet: { id, text or button, shown }, or null. */
export const unsent = {
  read() {
    try {
      return JSON.parse(message.read());
    } catch {
      return null;
    }
  },
  write: (unsent) => message.write(unsent && JSON.stringify(unsent)),
};

/** A wish that is "yes" or "no". */
function wish(name, otherwise) {
  return {
    read: () => (read("localStorage", name) ?? otherwise()) === "yes",
    write: (value) => write("localStorage", name, value ? "yes" : "no"),
  };
}

/** Whether the Enter key sends. With a touch keyboard it starts a new line, unless somebody wishes otherwise. */
export const enterSends = wish("enter", () => (matchMedia("(pointer: coarse)").matches ? "no" : "yes"));

/** Whether somebody knows who hears what they say, and agreed; and the same of what is read to them. */
export const agreed = { speak: wish("agreed.speak", () => "no"), read: wish("agreed.read", () => "no") };

/** Whether questions are read aloud. */
export const readsAloud = wish("reads", () => "no");
