// The lobby: waiting for the partner, then choosing one thing. What is chosen starts at its gentlest.

import { asked } from "../fetched.js";
import { all, fill, one, phrase, show } from "./paint.js";
import { refuse } from "./strip.js";

let picked = null; // the exercise being looked at, on this phone only
let looked = false; // what was looked at in the library is opened once

export const key = () => picked ?? "";

export function start(root, send, ctx) {
  const lobby = one(root, "[data-screen=lobby]");
  root.addEventListener("click", ({ target }) => {
    const exercise = target.closest("[data-exercise]"); // on the shelf, or in place of what was not now
    const back = target.closest("[data-back]");
    if (exercise) pick(lobby, exercise.dataset.exercise, ctx);
    if (back) picked = null;
    if (exercise || back) ctx.repaint();
  });
  const choosing = one(lobby, "[data-choosing]");
  choosing.addEventListener("change", ({ target }) => size(target.form));
  choosing.addEventListener("submit", (event) => {
    event.preventDefault();
    propose(event.target, send);
  });
}

/** Brings what one reads before proposing it; if that cannot be, it says why and the shelf stays. */
async function pick(lobby, exercise, ctx) {
  const { page, reason } = await asked(`${ctx.address}/choosing/${exercise}`);
  if (!page || page === "gone") return page ? refuse(reason) : ctx.say("no-connection");
  one(lobby, "[data-choosing]").replaceChildren(...page.body.childNodes);
  picked = exercise;
  ctx.repaint();
}

/** What is chosen so far, in a few words. */
function size(form) {
  const said = new FormData(form);
  const minutes = phrase("minutes", { n: said.get("length") ?? form.dataset.length });
  fill(form, { size: [minutes, one(form, "[name=option]:checked")?.dataset.name].filter(Boolean).join(" · ") });
}

async function propose(form, send) {
  const said = new FormData(form);
  const wish = {
    exercise: form.dataset.exerciseForm,
    length: Number(said.get("length") ?? form.dataset.length),
    depth: Number(said.get("depth") ?? form.dataset.depth),
    option: said.get("option") ?? "",
  };
  const names = ["what", "where", "how_long", "ends"];
  if ("names" in form.dataset) wish.naming = Object.fromEntries(names.map((name) => [name, said.get(name).trim()]));
  const answer = await send("Propose", wish);
  if (answer.ok) picked = null;
}

export function render(view, ctx) {
  if (view.screen !== "lobby") return;
  const lobby = one(document, "[data-screen=lobby]");
  const part = view.they_joined ? (picked ? "" : "choosing") : "waiting";
  for (const element of all(lobby, "[data-lobby]")) show(element, element.dataset.lobby === part);
  show(one(lobby, "[data-choosing]"), view.they_joined && picked !== null);
  if (view.they_joined && lobby.dataset.look && !looked) {
    looked = true;
    pick(lobby, lobby.dataset.look, ctx);
  }
  fill(lobby, { aside: view.aside ? phrase(`aside-${view.aside}`) : "" }, { hide: true });
}
