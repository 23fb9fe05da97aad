// The cards that touch the step at the gate. They are looked up afresh, so that what the partner took back is gone.

import { glanced } from "../fetched.js";
import { all } from "./paint.js";

const AGAIN_MS = 4000;
let asked = "";
let at = -Infinity;

export function start() {}

export function render(view, ctx) {
  const question = (view.gate.open || view.screen === "not-now") && view.exercise ? `${view.exercise.id}/${view.step.index}/${view.epoch}` : "";
  if (question !== asked) {
    for (const place of all(document, "[data-bounds]")) place.replaceChildren();
    for (const old of all(document, "[data-offers]")) old.remove();
    at = -Infinity;
  }
  asked = question;
  if (!question || !ctx.connected || ctx.now - at < AGAIN_MS) return;
  at = ctx.now;
  look(`${ctx.address}/cards`, question);
}

async function look(address, question) {
  const page = await glanced(address);
  const place = document.querySelector("[data-screen]:not([hidden]) [data-bounds]");
  if (!page || page === "gone" || !place || question !== asked) return;
  const offers = page.querySelector("[data-offers]");
  offers?.remove();
  if (offers && !document.querySelector("[data-offers]")) place.before(offers); // as it was then: what changes meanwhile tells nobody
  if (place.textContent.trim() === page.body.textContent.trim()) return;
  const open = place.querySelector("details")?.open ?? false;
  place.replaceChildren(...page.body.childNodes);
  if (open) place.querySelector("details")?.setAttribute("open", "");
}
