// What others share is looked up again every few seconds while the page is seen: what they took back is gone. While it
// cannot be looked up, nothing of it shows: it may have been taken back meanwhile.

import { Behind } from "./behind.js";
import { glanced } from "./fetched.js";

const EVERY_MS = 4000;
const LOOK_MS = 1000; // how often the page asks itself whether it may still be believed
const part = document.querySelector("[data-fresh]");
const words = document.querySelector("[data-behind]");
const ended = document.querySelector("[data-ended]"); // where something may stand half typed, the page is not loaded anew
const clocks = () => [performance.now(), Date.now()];
const behind = new Behind(...clocks());

let over = false;

part.before(words);

async function look() {
  paint(); // before anything else: whoever comes back to a page that slept sees nothing old
  if (document.hidden || over) return;
  const asked = clocks();
  const page = await glanced(part.dataset.fresh);
  if (page === null) return; // no line: what stands is a moment old, and soon covered
  const fresh = page === "gone" ? null : page.querySelector("[data-fresh]");
  if (!fresh) return ended ? end() : location.reload(); // signed out, or no longer linked
  if (fresh.textContent !== part.textContent) fill(fresh);
  behind.hear(...asked);
  paint();
}

function fill(fresh) {
  const held = part.contains(document.activeElement) ? document.activeElement.id : "";
  part.replaceChildren(...fresh.childNodes);
  if (held) document.getElementById(held)?.focus(); // whoever goes by keyboard stays where they were
}

/** Nothing shared shows any more and nothing can be sent; what was typed stays, for whoever typed it. */
function end() {
  over = true;
  part.replaceChildren();
  words.hidden = true;
  for (const way of document.querySelectorAll("[data-ends]")) way.remove();
  ended.hidden = false;
  ended.focus();
}

/** The shared part, or the words in its place. Whoever stood in it by keyboard is led to them, not to the top. */
function paint() {
  const covered = behind.is(...clocks());
  if (over || part.hidden === covered) return;
  const inside = part.contains(document.activeElement);
  part.hidden = covered;
  words.hidden = !covered;
  if (covered && inside) words.focus();
}

setInterval(look, EVERY_MS);
setInterval(paint, LOOK_MS);
document.addEventListener("visibilitychange", look);
addEventListener("pageshow", ({ persisted }) => persisted && look());
