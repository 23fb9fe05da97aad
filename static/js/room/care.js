// What is good for each now, under a pause: one's own plan first, then the partner's as far as it is shown. Looked at
// again and again, so that what is taken back is gone; it leaves the page with the pause.

import { glanced } from "../fetched.js";
import { one } from "./paint.js";

const AGAIN_MS = 4000;
let at = -Infinity;

export function start() {}

export function render(view, ctx) {
  const { mine, theirs } = view.pause;
  const place = one(document, "[data-care]");
  if (!mine && !theirs) {
    at = -Infinity;
    if (place.firstChild) place.replaceChildren();
  } else if (!document.hidden && ctx.connected && ctx.now - at >= AGAIN_MS) {
    at = ctx.now;
    look(place, `${ctx.address}/care`, at);
  }
}

async function look(place, address, asked) {
  const page = await glanced(address);
  if (!page || page === "gone" || asked !== at) return;
  if (place.textContent.trim() !== page.body.textContent.trim()) place.replaceChildren(...page.body.childNodes);
}
