// Speaker and listener: who holds the floor stands large; only the one whose turn it is finds buttons.

import { all, choose, fill, list, one, show } from "../room/paint.js";

export function start(part, { move }) {
  for (const button of all(part, "[data-floor-do]")) button.addEventListener("click", () => move(button.dataset.floorDo));
}

export function render(part, view, ctx) {
  const { my_floor: mine, stage, can } = view.step.play;
  const role = mine ? "speaker" : "listener";
  one(part, "[data-floor]").dataset.floor = role;
  choose(part, "part", role);
  fill(part, { stage: ctx.step.stages[stage][role] });
  list(part, "tips", ctx.step[role]);
  list(part, "lines", view.step.moves === 0 ? ctx.step.lines : []);
  for (const button of all(part, "[data-floor-do]")) show(button, can.includes(button.dataset.floorDo));
}
