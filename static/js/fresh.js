// What the partner shows is looked up again every few seconds while the page is seen: what they took back is gone.

import { fetched } from "./fetched.js";

const EVERY_MS = 4000;
const part = document.querySelector("[data-fresh]");

async function look() {
  if (document.hidden) return;
  const page = await fetched(part.dataset.fresh);
  if (page === null) return; // no line: what stands is a moment old, and stays so
  const fresh = page === "gone" ? null : page.querySelector("[data-fresh]");
  if (!fresh) location.reload(); // signed out, or no longer linked
  else if (fresh.textContent !== part.textContent) fill(fresh);
}

function fill(fresh) {
  const held = part.contains(document.activeElement) ? document.activeElement.id : "";
  part.replaceChildren(...fresh.childNodes);
  if (held) document.getElementById(held)?.focus(); // whoever goes by keyboard stays where they were
}

setInterval(look, EVERY_MS);
document.addEventListener("visibilitychange", look);
