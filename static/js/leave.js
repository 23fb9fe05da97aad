// Leave quickly: what was on the screen is covered first, then this device is signed out and the page goes elsewhere.
// Also starts when Shift is pressed three times within five seconds, except while typing. Needs no network to cover.

document.documentElement.classList.add("scripts");

const PRESSES = 3;
const WITHIN_MS = 5000;

/** Covers the page at once, empties it, and replaces it by the way out, so that "back" does not show this page. */
export function leave() {
  document.dispatchEvent(new Event("leaving")); // whatever runs rests; nothing is painted before the cover
  const cover = document.createElement("div");
  cover.className = "leave-cover";
  document.body.replaceChildren(cover);
  document.title = "…";
  location.replace(way);
}

function typing(target) {
  return target instanceof Element && target.closest("input, textarea, select, [contenteditable]") !== null;
}

const form = document.querySelector("form[data-leave]");
const way = form?.dataset.leave ?? "/leave";
let presses = [];

form?.addEventListener("submit", (event) => {
  event.preventDefault();
  leave();
});

addEventListener("keydown", (event) => {
  if (event.key !== "Shift" || event.repeat || typing(event.target)) {
    if (event.key !== "Shift") presses = [];
    return;
  }
  presses = [...presses, event.timeStamp].filter((at) => event.timeStamp - at <= WITHIN_MS);
  if (presses.length >= PRESSES) leave();
});

// A page brought back by the browser's own memory must not stand there as if nothing had happened. The room covers
// itself until it has heard what is, and needs no network for that; unless it was left.
addEventListener("pageshow", (event) => {
  const room = document.body.classList.contains("room") && !document.querySelector(".leave-cover");
  if (event.persisted && !room) location.reload();
});
