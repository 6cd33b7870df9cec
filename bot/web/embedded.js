/**
 * In a frame of another site's page: Escape closes the widget there, whoever opens it is led to the box, and closed it
 * neither listens nor speaks. Nothing else passes between the two, above all no word that anybody wrote.
 */

import { byId } from "./dom.js";

/** Links the page with the one around it, if there is one. Calls `opened` and `closed` when somebody does that. */
export function linkWithHost({ opened, closed }) {
  if (parent === window || byId("page").dataset.place !== "frame") return;
  const tell = (what) => parent.postMessage({ starline: what }, "*");
  addEventListener("message", ({ source, data }) => {
    if (source !== parent) return;
    if (data?.starline === "opened") opened();
    if (data?.starline === "closed") closed();
  });
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.isComposing || event.defaultPrevented) return;
    if (!document.querySelector("dialog[open]")) tell("close");
  });
  tell("ready");
}
