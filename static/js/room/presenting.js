// Bringing something prepared: parts are picked here, laid out on the server, and named to the partner's screen.

import { fetched } from "../fetched.js";
import { choose, one, show } from "./paint.js";
import { refuse } from "./strip.js";

let root;
let lobby;
let item = "";

export function start(document_, send, ctx) {
  root = one(document_, "[data-screen=presenting]");
  lobby = one(document_, "[data-screen=lobby]");
  lobby.addEventListener("click", (event) => event.target.closest("[data-bring]") && pick(ctx));
  lobby.addEventListener("submit", (event) => {
    const form = event.target.closest("[data-lay-out]");
    if (!form) return;
    event.preventDefault();
    bring(form, send, ctx);
  });
  show(one(lobby, "[data-bring]"), true);
}

async function pick(ctx) {
  const page = await fetched(`${ctx.address}/drafts`);
  if (!page || page === "gone") return;
  const list = one(lobby, "[data-drafts]");
  list.replaceChildren(...page.body.childNodes);
  show(list, true);
  ctx.repaint();
  one(list, "input, p")?.focus();
}

async function bring(form, send, ctx) {
  const headers = { "X-CSRFToken": one(document, "meta[name=csrf-token]").content };
  const answer = await fetch(`${ctx.address}/lay-out`, { method: "POST", body: new FormData(form), headers }).catch(() => null);
  const laid = (await answer?.json().catch(() => null)) ?? {};
  if (!laid.item) return refuse(laid.reason);
  if ((await send("Present", { item: laid.item })).ok) one(lobby, "[data-drafts]").replaceChildren();
  return undefined;
}

export function render(view, ctx) {
  const standing = view.screen === "presenting" ? view.presented : null;
  if (!standing) {
    if (item) one(root, "[data-parts]").replaceChildren();
    item = "";
    return;
  }
  choose(root, "brought", standing.mine ? "mine" : "theirs");
  show(one(root, "[data-slot=thanked]"), standing.thanked);
  show(one(root, "[data-thank]"), !standing.mine && !standing.thanked);
  if (standing.item !== item) look((item = standing.item), ctx);
}

async function look(wanted, ctx) {
  const page = await fetched(`${ctx.address}/presented`);
  if (wanted !== item) return;
  if (!page || page === "gone") item = ""; // asked for again with the next paint
  else one(root, "[data-parts]").replaceChildren(...page.body.childNodes);
}
