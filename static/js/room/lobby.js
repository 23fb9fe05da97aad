// The lobby: waiting for the partner, then choosing one thing. What is chosen starts at its gentlest.

import { all, fill, one, phrase, show } from "./paint.js";

let picked = null; // the exercise being looked at, on this phone only

export const key = () => picked ?? "";

export function start(root, send, ctx) {
  const lobby = one(root, "[data-screen=lobby]");
  lobby.addEventListener("click", (event) => {
    const exercise = event.target.closest("[data-exercise]");
    if (!exercise && !event.target.closest("[data-back]")) return;
    picked = exercise?.dataset.exercise ?? null;
    ctx.repaint();
  });
  for (const form of all(lobby, "form.choosing")) {
    form.addEventListener("change", () => size(form, ctx.words.exercises[form.dataset.lobby]));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      propose(form, send, ctx.words.exercises[form.dataset.lobby]);
    });
  }
}

/** What is chosen so far, in a few words. */
function size(form, exercise) {
  const said = new FormData(form);
  const option = exercise.options?.find((known) => known.id === said.get("option"));
  const minutes = phrase("minutes", { n: said.get("length") ?? exercise.lengths[0] });
  fill(form, { size: [minutes, option?.name].filter(Boolean).join(" · ") });
}

async function propose(form, send, exercise) {
  const said = new FormData(form);
  const wish = {
    exercise: form.dataset.lobby,
    length: Number(said.get("length") ?? exercise.lengths[0]),
    depth: Number(said.get("depth") ?? Math.min(...exercise.depths.map((depth) => depth.depth))),
    option: said.get("option") ?? "",
  };
  const names = ["what", "where", "how_long", "ends"];
  if (exercise.naming) wish.naming = Object.fromEntries(names.map((name) => [name, said.get(name).trim()]));
  const answer = await send("Propose", wish);
  if (answer.ok) {
    picked = null;
    form.reset();
  }
}

export function render(view) {
  if (view.screen !== "lobby") return;
  const lobby = one(document, "[data-screen=lobby]");
  const part = view.they_joined ? (picked ?? "choosing") : "waiting";
  for (const element of all(lobby, "[data-lobby]")) show(element, element.dataset.lobby === part);
  fill(lobby, { aside: view.aside ? phrase(`aside-${view.aside}`) : "" }, { hide: true });
}
