// What the two need from this session, looked up afresh: what was taken back is gone, and the page keeps to it no more.

import { glanced } from "../fetched.js";
import { all, one, show } from "./paint.js";

const AGAIN_MS = 4000;
const WHERE = new Set(["lobby", "proposal", "gate", "step"]);
let at = -Infinity;
let newest = 0;

export function start() {}

export function render(view, ctx) {
  const matters = WHERE.has(view.screen) || view.gate.open;
  if (!matters || document.hidden || !ctx.connected || ctx.now - at < AGAIN_MS) return;
  at = ctx.now;
  look(`${ctx.address}/needs`, at);
}

async function look(address, asked) {
  const page = await glanced(address);
  if (!page || page === "gone" || asked < newest || !document.getElementById("stage")) return;
  newest = asked;
  const fresh = one(page, "[data-kept]");
  if (!fresh) return;
  keepTo(fresh.dataset.kept.split(" ").filter(Boolean));
  for (const place of all(document, "[data-needs]")) fill(place, fresh);
}

/** The page's own part: classes of the body, and for who needs text first, what was prepared stands above the shelf. */
function keepTo(kept) {
  const { classList } = document.body;
  const wanted = kept.map((need) => `need-${need}`);
  for (const name of [...classList]) if (name.startsWith("need-") && !wanted.includes(name)) classList.remove(name);
  classList.add(...wanted);
  const bring = one(document, "[data-bring-place]");
  const first = kept.includes("text-first");
  if (!bring || first === (bring.dataset.bringPlace === "first") || bring.contains(document.activeElement)) return;
  bring.dataset.bringPlace = first ? "first" : "";
  if (first) one(document, "[data-filters]").before(bring);
  else bring.parentElement.append(bring);
}

function fill(place, fresh) {
  if (place.textContent.trim() === fresh.textContent.trim()) return;
  const open = one(place, "details")?.open;
  place.replaceChildren(...fresh.cloneNode(true).childNodes);
  if (open) one(place, "details")?.setAttribute("open", "");
  show(place.closest("[data-needs-place]"), place.textContent.trim() !== "");
}
