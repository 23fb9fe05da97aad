// Alone first: what both wrote comes out at the same moment.

import { choose, fill, one, show } from "../room/paint.js";
import { Pages, sideBySide } from "./questions.js";

let pages;
let does;

export function start(part, doing) {
  does = doing;
  pages = new Pages(part, doing);
  one(part, "[data-ready-now]").addEventListener("click", () => doing.move("ready"));
  one(part, "[data-not-ready]").addEventListener("click", () => doing.unsay());
}

export function render(part, view, ctx) {
  const { play, first } = view.step;
  const questions = ctx.step.questions;
  fill(part, { heading: ctx.step.heading, lines: ctx.step.lines.join(" ") });
  pages.render(ctx.key, questions, { mine: play.mine, first, running: ctx.running && !play.over });
  if (play.over && pages.at < questions.length) pages.turn(questions.length);
  choose(part, "reveal", play.over ? "after" : "before");
  choose(part, "ready", play.ready ? "yes" : "no");
  show(one(part, "[data-pager]"), !play.over);
  if (play.over) sideBySide(part, questions, { ...play, first }, { may: false, ...does });
}
