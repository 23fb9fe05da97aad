// A quiet while: a ring that fills slowly, on each phone from the same start. It ends without a sound.

import { fill, list, one } from "../room/paint.js";

const FEW = 24; // pieces of the ring: it moves seldom, and never ticks

export function start() {}

export function render(part, view, ctx) {
  fill(part, { heading: ctx.step.heading, named: view.step.handed.what ?? "" }, { hide: true });
  list(part, "lines", ctx.step.lines);
  ring(part, ctx.elapsed() / view.step.seconds);
}

/** As much of the ring as of the time has gone, in a few large pieces. */
export function ring(part, gone) {
  const pieces = Math.min(FEW, Math.floor(Math.max(0, gone) * FEW));
  one(part, ".while-ring .fill").setAttribute("stroke-dasharray", `${(pieces * 100) / FEW} 100`);
}
