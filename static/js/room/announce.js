// What a screen reader hears, what a hand feels, and where the focus goes when another screen stands.

import { all, one, typing, write } from "./paint.js";

const BUZZ = [180, 120, 180];
let shownKey = null;
let shown = null; // the heading that stands
let spoken = "";
let noted = ""; // "you are ready", where that stands
let held = null; // what had the focus last
let waiting = [];
let due = false;

globalThis.document?.addEventListener("focusin", ({ target }) => (held = target));

/** Says something when there is a moment; what comes at the same moment is said in one breath. */
export function tell(text) {
  if (!text || document.hidden) waiting = [];
  if (text && !waiting.includes(text)) waiting.push(text);
  if (due) return;
  due = true;
  write(document.getElementById("polite"), "");
  requestAnimationFrame(() => {
    due = false;
    write(document.getElementById("polite"), waiting.splice(0).join(" "));
  });
}

/** What does not stand any more does not stay in a reader's ear either. */
function hush(text) {
  const polite = document.getElementById("polite");
  if (polite.textContent === text) write(polite, "");
}

/** Says something at once: only a pause does this. */
export function alert(text) {
  write(document.getElementById("assertive"), text);
}

/** Can be felt where the phone allows it; never with low stimulation. */
export function buzz() {
  const still = document.documentElement.classList.contains("calm") || document.body.classList.contains("need-no-buzz");
  if (!still && navigator.userActivation?.hasBeenActive) navigator.vibrate?.(BUZZ);
}

/**
 * On another screen the heading gets the focus; inside the same screen a new one is only said, with what belongs to it.
 * Whoever tapped something that is gone now finds the focus at the heading, not at the top of the page.
 */
export function screen(key, root) {
  const heading = headingOf(root);
  if (!heading) return;
  const text = (heading.closest("[data-said]") ?? heading).innerText.trim();
  const note = all(root, ".voted").find((each) => each.checkVisibility())?.querySelector("span").innerText ?? "";
  const another = shownKey !== null && key !== shownKey;
  const here = document.activeElement === heading && heading !== shown;
  if (another && !typing()) {
    heading.focus({ preventScroll: true });
    scrollTo({ top: 0 });
  } else if (key === shownKey) {
    const lost = document.activeElement === document.body && held !== null && !held.checkVisibility();
    if (lost) heading.focus({ preventScroll: true });
    if (text !== spoken && !here && !(lost && heading !== shown)) tell(text);
    if (note && note !== noted) tell(note);
    if (!note && noted) hush(noted);
  }
  [shownKey, shown, spoken, noted] = [key, heading, text, note];
}

export function headingOf(root) {
  return all(root, "h1").find((heading) => heading.checkVisibility()) ?? one(root, "h1");
}
