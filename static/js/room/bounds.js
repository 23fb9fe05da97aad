// The cards that touch the step at the gate. They are looked up afresh, so that what the partner took back is gone.

import { fetched } from "../fetched.js";
import { one } from "./paint.js";

const AGAIN_MS = 4000;
let asked = "";
let at = -Infinity;

export function start() {}

export function render(view, ctx) {
  const question = view.gate.open && view.exercise ? `${view.exercise.id}/${view.step.index}/${view.epoch}` : "";
  if (question !== asked) {
    one(document, "[data-bounds]").replaceChildren();
    at = -Infinity;
  }
  asked = question;
  if (!question || !ctx.connected || ctx.now - at < AGAIN_MS) return;
  at = ctx.now;
  look(`${ctx.address}/cards`, question);
}

async function look(address, question) {
  const page = await fetched(address);
  const place = document.querySelector("[data-bounds]");
  if (!page || page === "gone" || !place || question !== asked) return;
  if (place.textContent.trim() === page.body.textContent.trim()) return;
  const open = place.querySelector("details")?.open ?? false;
  place.replaceChildren(...page.body.childNodes);
  if (open) place.querySelector("details")?.setAttribute("open", "");
}
