// Questions for each alone; single answers may be shown, and taken back as easily.

import { choose, fill, one } from "../room/paint.js";
import { Pages, sideBySide } from "./questions.js";

let pages;
let does;

export function start(part, doing) {
  does = doing;
  pages = new Pages(part, doing);
  one(part, "[data-ready-now]").addEventListener("click", () => doing.move("ready"));
}

export function render(part, view, ctx) {
  const { play, first } = view.step;
  const questions = ctx.step.questions;
  fill(part, { heading: ctx.step.heading, lines: ctx.step.lines.join(" ") });
  pages.render(ctx.key, questions, { mine: play.mine, first, running: ctx.running });
  sideBySide(part, questions, { ...play, first }, { may: true, ...does });
  choose(part, "ready", play.over ? "" : play.ready ? "yes" : "no");
}
