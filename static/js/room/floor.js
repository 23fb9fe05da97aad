// Speaker and listener: who holds the floor stands large; only the one whose turn it is finds buttons.

import { all, choose, fill, list, one, show } from "./paint.js";

const SPEAKERS = new Set(["speaking", "checking"]); // the stages at which it is the speaker's turn

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
  for (const turn of all(part, "[data-turn]")) show(turn, myTurn && turn.dataset.turn === stage);
}
