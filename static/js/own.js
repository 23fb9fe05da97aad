// Both phones beside the form of a step: painted by the very scripts of the room, each phone with a copy of its own, and
// made anew from what stands in the form. Nothing that happens here is sent to anybody.

import { all, one } from "./room/paint.js";
import { sent } from "./sent.js";

const SOON_MS = 500;
const form = one(document, "[data-own-step]");
const place = one(document, "[data-preview]");
const nothing = async () => ({ ok: false });
const scripts = new Map(); // phone -> the script of its kind
let later;
let newest = 0;

async function paint() {
  if (!one(place, "[data-sketch]")) return; // one question for one alone is whole as it came
  const kind = one(place, "[data-phones]").dataset.kind;
  const words = JSON.parse(one(place, "[data-sketch]").textContent);
  for (const screen of all(place, "[data-phone]")) {
    const side = screen.dataset.phone;
    const part = one(screen, "[data-kind-part]");
    const view = JSON.parse(one(place, `[data-view="${side}"]`).textContent);
    if (!scripts.has(side)) scripts.set(side, await import(`./steps/${kind}.js?phone=${side}`));
    const ctx = { exercise: words.exercise, step: words.step, words, running: false, key: `${(newest += 1)}`, moves: 0, address: place.dataset.preview.replace(/\/look$/, ""), now: 0, elapsed: () => 0, repaint: () => {} };
    scripts.get(side).start(part, { move: nothing, unsay: nothing, keep: nothing, repaint: () => {} });
    scripts.get(side).render(part, view, ctx);
  }
}

async function look() {
  const mine = (newest += 1);
  const page = await sent(place.dataset.preview, new FormData(form));
  if (!page || mine !== newest) return;
  place.replaceChildren(...page.body.children);
  await paint();
}

form.addEventListener("input", () => {
  clearTimeout(later);
  later = setTimeout(look, SOON_MS);
});
const typed = () => [...form.elements].some((field) => "defaultValue" in field && field.value !== field.defaultValue);
paint().then(() => typed() && look()); // also what was typed before this script came
