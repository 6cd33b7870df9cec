/** Building what the page shows. */

/**
 * An element with attributes and children. A string becomes text, never markup, so that nothing anybody wrote can turn
 * into anything else. An attribute that begins with "on" is a listener; one that is false, null or undefined is left out.
 */
export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

/** Text as paragraphs, and lines that begin with "•" as a list. */
export function prose(text) {
  const parts = [];
  for (const line of text.split("\n").map((one) => one.trim()).filter(Boolean)) {
    if (!line.startsWith("•")) {
      parts.push(el("p", {}, line));
      continue;
    }
    if (parts.at(-1)?.tagName !== "UL") parts.push(el("ul"));
    parts.at(-1).append(el("li", {}, line.slice(1).trim()));
  }
  return parts;
}

/** Words that only a screen reader says. */
export function unseen(text) {
  return el("span", { class: "hidden-text" }, text);
}

/** The element with this id. */
export function byId(id) {
  return document.getElementById(id);
}
