// Apart for a while: each says how long, the later time stands; at that time one is ready, or needs more.

import { saidTime } from "../room/back.js";
import { all, choose, fill, list, one, phrase, press, show } from "../room/paint.js";

export function start(part, { move }) {
  for (const button of all(part, "[data-pick]")) button.addEventListener("click", () => move("pick", "", button.dataset.pick));
  for (const button of all(part, "[data-rest-do]")) button.addEventListener("click", () => move(button.dataset.restDo));
}

export function render(part, view, ctx) {
  const { at, picked, ready } = view.step.play;
  const back = at !== null && Date.now() >= Date.parse(at);
  choose(part, "rest", at === null ? "picking" : back ? "back" : "apart");
  fill(part, { heading: ctx.step.heading, until: at === null ? "" : until(new Date(at)) });
  for (const name of ["lines", "meanwhile", "back"]) list(part, name, ctx.step[name]);
  for (const button of all(part, "[data-pick]")) {
    const minutes = Number(button.dataset.pick);
    show(button, minutes <= view.back.latest); // no later than this session lasts
    press(button, minutes === picked);
  }
  show(one(part, "[data-slot=sealed]"), at === null && picked !== null);
  show(one(part, "[data-rest-ways]"), at !== null);
  show(one(part, "[data-rest-do=ready]"), !ready); // whoever was ready may still need more
  show(one(part, "[data-slot=ready]"), at !== null && ready);
}

/** As a pause says it: with its day when that is another one. */
function until(at) {
  const { name, ...blanks } = saidTime(at, new Date(), document.documentElement.lang);
  return phrase(name, blanks);
}
