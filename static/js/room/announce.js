// What a screen reader hears, what a hand feels, and where the focus goes when another screen stands.

import { all, one, typing, write } from "./paint.js";

const BUZZ = [180, 120, 180];
let shownKey = null;
let spoken = "";

/** Says something when there is a moment. */
export function tell(text) {
  write(document.getElementById("polite"), "");
  requestAnimationFrame(() => write(document.getElementById("polite"), text));
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

/** On another screen the heading gets the focus; inside the same screen a new heading is only said. */
export function screen(key, root) {
  const heading = headingOf(root);
  if (!heading) return;
  const text = heading.innerText.trim();
  if (shownKey !== null && key !== shownKey && !typing()) {
    heading.focus({ preventScroll: true });
    scrollTo({ top: 0 });
  } else if (key === shownKey && text !== spoken) {
    tell(text);
  }
  shownKey = key;
  spoken = text;
}

export function headingOf(root) {
  return all(root, "h1").find((heading) => heading.checkVisibility()) ?? one(root, "h1");
}
