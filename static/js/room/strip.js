// One quiet line above the pause: why something cannot be done just now, or did not go through. And the buttons it is about.

import { all, phrase, show, write } from "./paint.js";
import { blockOf } from "./scene.js";

const STANDS_MS = 9000;
const DOWN_AFTER_MS = 1500;
let timer = 0;
let downSince = null;

/** Says why in words; the line goes by itself. */
export function say(text) {
  const strip = document.getElementById("strip");
  clearTimeout(timer);
  write(strip, text);
  show(strip, Boolean(text));
  if (text) timer = setTimeout(() => say(""), STANDS_MS);
}

/** The words for a refusal. */
export function refuse(reason) {
  say(phrase(`reason-${reason}`) || phrase("reason-other"));
}

/** Taps on a button that is not offered just now do nothing but say why. */
export function start(root) {
  root.addEventListener("click", (event) => {
    const button = event.target.closest("[aria-disabled='true']");
    if (!button) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    say(phrase(button.dataset.why));
  }, true);
}

/** Offers or withholds every button that widens; a button may also be blocked for a reason of its own. */
export function render(view, ctx) {
  const { may, older, now } = ctx;
  downSince = may ? null : (downSince ?? now);
  document.body.classList.toggle("line-down", downSince !== null && now - downSince > DOWN_AFTER_MS);
  for (const button of all(document, "[data-permissive], [data-blocked]")) {
    const widensDebrief = button.closest("[data-screen=debrief]") !== null;
    const permissive = button.hasAttribute("data-permissive");
    const why = button.dataset.blocked || (permissive ? blockOf(view, { may, older, widensDebrief }) : "");
    button.setAttribute("aria-disabled", String(why !== ""));
    button.dataset.why = why;
  }
}
