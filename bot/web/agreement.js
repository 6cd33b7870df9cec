/** Before sound is used for the first time: who processes it, in plain words, and whether that is all right. */

import { byId, el } from "./dom.js";
import { agreed } from "./keep.js";

const NOTICES = {
  speak: {
    title: "Speak your answer?",
    says: [
      "Your browser turns speech into text, not Starline. Unless it does so on this device, it sends the sound to its maker: " +
        "Chrome to Google, Edge to Microsoft, Safari to Apple.",
      "Starline gets the text when you send it, and how many seconds you spoke. It never gets the sound. " +
        "You can change the text first, and typing counts just the same.",
    ],
    yes: "Use the microphone",
    no: "Rather type",
  },
  read: {
    title: "Have the questions read aloud?",
    says: ["Your browser reads them, with a voice of this device. No sound and no word of yours goes anywhere."],
    far: [
      "Your browser reads them. It has no English voice on this device: it sends the words of the question to its " +
        "maker's server, which speaks them. No word of yours goes there.",
    ],
    yes: "Read aloud",
    no: "No, thank you",
  },
};

/** Asks, unless it was agreed to before. `far` is whether the sound is made somewhere else. */
export function agreement(kind, far = false) {
  if (agreed[kind].read()) return Promise.resolve(true);
  const { title, says, far: saysFar, yes, no } = NOTICES[kind];
  const dialog = byId("ask-sound");
  dialog.querySelector("h2").textContent = title;
  dialog.querySelector("div").replaceChildren(...((far && saysFar) || says).map((line) => el("p", {}, line)));
  const [accept, decline] = dialog.querySelectorAll("button");
  accept.textContent = yes;
  decline.textContent = no;
  dialog.returnValue = "";
  dialog.showModal();
  decline.focus();
  return new Promise((resolve) => {
    dialog.addEventListener(
      "close",
      () => {
        const yes = dialog.returnValue === "yes";
        if (yes) agreed[kind].write(true);
        resolve(yes);
      },
      { once: true },
    );
  });
}
