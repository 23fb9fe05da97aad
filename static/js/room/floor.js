// Speaker and listener: who holds the floor stands large; only the one whose turn it is finds buttons.

import { all, choose, fill, list, one, show } from "./paint.js";

const SPEAKERS = new Set(["speaking", "checking"]); // the stages at which it is the speaker's turn
const MOMENT_MS = 8000; // for who needs time to think: whoever of the two it is, nobody can go on sooner

let turn = -1;
let since = 0;

export function start(part, send, ctx) {
  for (const button of all(part, "[data-floor-do]")) {
    button.addEventListener("click", () => send("TakeFloor", { moves: ctx.view().step.moves, floor: button.dataset.floorDo }));
  }
}

export function render(part, view, ctx) {
  const { my_floor: mine, stage } = view.step;
  const role = mine ? "speaker" : "listener";
  one(part, "[data-floor]").dataset.floor = role;
  choose(part, "part", role);
  fill(part, { stage: ctx.step.stages[stage ?? "speaking"][role] });
  list(part, "tips", ctx.step[role]);
  const myTurn = SPEAKERS.has(stage) === mine;
  for (const buttons of all(part, "[data-turn]")) show(buttons, myTurn && buttons.dataset.turn === stage);
  if (turn !== view.step.moves) [turn, since] = [view.step.moves, ctx.now];
  const wait = document.body.classList.contains("need-more-time") && ctx.now - since < MOMENT_MS;
  for (const button of all(part, "[data-floor-do]:not([data-floor-do=pass])")) button.dataset.blocked = wait ? "take-time" : "";
}
