// Bringing something prepared, or a sentence tapped together here: it is laid out on the server, and named to the partner's screen.

import { fetched, inside } from "../fetched.js";
import { begin } from "../sentence.js";
import { choose, one, show } from "./paint.js";
import { isTheirs } from "./scene.js";
import { refuse } from "./strip.js";

let root;
let lobby;
let item = "";
let laid = {}; // what was laid out and has not come to stand yet

export function start(document_, send, ctx) {
  root = one(document_, "[data-screen=presenting]");
  lobby = one(document_, "[data-screen=lobby]");
  lobby.addEventListener("click", ({ target }) => {
    const script = target.closest("[data-script]");
    if (target.closest("[data-bring]")) open("drafts", ctx);
    if (target.closest("[data-find]")) open("words", ctx);
    if (script) open(`words/${script.dataset.script}`, ctx);
    if (target.closest("[data-throw]")) close();
  });
  lobby.addEventListener("submit", (event) => {
    const form = event.target.closest("[data-lay-out], [data-script-form]");
    if (!form) return;
    event.preventDefault();
    bring(form, event.submitter, send, ctx);
  });
  for (const door of ["bring", "find"]) show(one(lobby, `[data-${door}]`), true);
}

/** What is prepared, the ways to say something, or one of them. It lies in the lobby, whatever comes and goes above it. */
async function open(name, ctx) {
  const page = await fetched(`${ctx.address}/${name}`);
  if (!page || page === "gone") return page ? undefined : ctx.say("no-connection");
  const list = one(lobby, "[data-drafts]");
  list.replaceChildren(...page.body.childNodes);
  show(list, true);
  ctx.repaint();
  const form = one(list, "[data-words]");
  if (form) begin(form);
  one(list, "[data-first]")?.focus();
  return undefined;
}

function close() {
  one(lobby, "[data-drafts]").replaceChildren();
  one(lobby, "[data-find]").focus();
}

async function bring(form, submitter, send, ctx) {
  const body = new FormData(form);
  if (submitter?.name) body.append(submitter.name, submitter.value);
  const said = new URLSearchParams(body).toString();
  if (laid.said !== said) laid = { said, ...(await layOut("scriptForm" in form.dataset ? "words" : "lay-out", body, ctx)) };
  if (!laid.item) return refuse(laid.reason);
  if (!(await send("Present", { item: laid.item })).ok) return undefined; // asked again, it is the same that was laid out
  laid = {};
  return one(lobby, "[data-drafts]").replaceChildren();
}

async function layOut(where, body, ctx) {
  const headers = { "X-CSRFToken": one(document, "meta[name=csrf-token]").content };
  const answer = await fetch(`${ctx.address}/${where}`, { method: "POST", body, headers }).catch(() => null);
  const came = (await answer?.json().catch(() => null)) ?? {};
  return came.item ? came : { ...came, said: null };
}

export function render(view, ctx) {
  const behind = ctx.cover === "lost" && isTheirs(view); // put away meanwhile, for all that this page knows: nothing of it stays
  const standing = view.screen === "presenting" && !behind ? view.presented : null;
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
  else one(root, "[data-parts]").replaceChildren(...inside(page.body));
}
