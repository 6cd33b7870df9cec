/**
 * In a frame of another site's page: Escape closes the widget there, and whoever opens it is led to the box. Nothing
 * else passes between the two, above all no word that anybody wrote.
 */

import { byId } from "./dom.js";

/** Links the page with the one around it, if there is one. `focus` is called when somebody opened the widget. */
export function linkWithHost(focus) {
  if (parent === window || byId("page").dataset.place !== "frame") return;
  const tell = (what) => parent.postMessage({ starline: what }, "*");
  addEventListener("message", ({ source, data }) => {
    if (source === parent && data?.starline === "opened") focus();
  });
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.isComposing || event.defaultPrevented) return;
    if (!document.querySelector("dialog[open]")) tell("close");
  });
  tell("ready");
}
