// Breathing together: one shape, one word, one number, from the same start on both phones.

import { Circle, onMotion } from "../room/circle.js";
import { fill, list, one, phrase, press } from "../room/paint.js";

const circle = new Circle();
let ownPace = false;

export function start(part, { repaint }) {
  one(part, "[data-own-pace]").addEventListener("click", ({ currentTarget }) => {
    ownPace = !ownPace;
    press(currentTarget, ownPace);
    repaint();
  });
  onMotion(() => repaint());
}

export const stop = () => circle.stop();

export function render(part, view, ctx) {
  const option = ctx.exercise.options.find((known) => known.id === view.exercise.option) ?? ctx.exercise.options[0];
  const verbs = ctx.words.room.breath;
  fill(part, {
    heading: ctx.step.heading,
    pattern: option.phases.map((phase) => phrase("breath-part", { verb: verbs[phase.do], n: phase.seconds })).join(" "),
  });
  list(part, "lines", ctx.step.lines);
  const pattern = ctx.running ? option.phases : null;
  circle.follow({ part, verbs, pattern, seconds: view.step.seconds, elapsed: ctx.elapsed, own: ownPace && phrase("own-pace") });
}
