// Small helpers to fill what the templates hold. Nothing here builds structure out of text.

export const all = (root, selector) => [...root.querySelectorAll(selector)];
export const one = (root, selector) => root.querySelector(selector);

/** Writes a text only when it is another one, so that readers and selections are not disturbed. */
export function write(element, text) {
  if (element && element.textContent !== text) element.textContent = text;
}

/** Fills every [data-slot=name] below root; null or "" hides it when `hide` is asked for. */
export function fill(root, slots, { hide = false } = {}) {
  for (const [name, text] of Object.entries(slots)) {
    for (const element of all(root, `[data-slot="${name}"]`)) {
      write(element, text ?? "");
      if (hide) show(element, Boolean(text));
    }
  }
}

export function show(element, visible) {
  if (element && element.hidden === visible) element.hidden = !visible;
}

/** Shows exactly those of root's [data-attribute] elements whose value is `value`. */
export function choose(root, attribute, value) {
  for (const element of all(root, `[data-${attribute}]`)) show(element, element.getAttribute(`data-${attribute}`) === value);
}

/** Fills a [data-list=name] with lines, one element each. */
export function list(root, name, lines = []) {
  for (const element of all(root, `[data-list="${name}"]`)) {
    const standing = all(element, ":scope > *").map((child) => child.textContent);
    if (standing.length === lines.length && standing.every((text, at) => text === lines[at])) continue;
    element.replaceChildren(...lines.map((line) => item(element.dataset.as ?? "li", line)));
  }
}

function item(tag, line) {
  const element = document.createElement(tag);
  if (tag === "p") element.className = "hint";
  element.textContent = line;
  return element;
}

/** A fresh copy of a template's only element. */
export function copy(id) {
  return document.getElementById(id).content.firstElementChild.cloneNode(true);
}

/** The same of a template that stands inside `root`, by what it is a pattern of. */
export function copyOf(root, name) {
  return one(root, `template[data-of="${name}"]`).content.firstElementChild.cloneNode(true);
}

export function press(element, pressed) {
  element.setAttribute("aria-pressed", String(pressed));
}

/** A sentence of the page with its blanks filled: phrase("of", { x: 2, y: 6 }). */
export function phrase(name, values = {}) {
  const found = document.getElementById("phrases")?.content.querySelector(`[data-phrase="${name}"]`);
  return (found?.textContent ?? "").replace(/\{(\w+)\}/g, (whole, key) => values[key] ?? whole);
}

/** Whether someone is typing just now, so that nothing may take the focus from them. */
export function typing() {
  const active = document.activeElement;
  return Boolean(active?.matches?.("input:not([type=radio], [type=checkbox]), textarea") && active.checkVisibility());
}
