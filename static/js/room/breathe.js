// Breathing together: one shape, one word, one number, from the same start on both phones.

import { breathAt, roundOf } from "./breath.js";
import { fill, list, one, phrase, press, show, write } from "./paint.js";

const TURN_MS = 250; // how often words and ring are looked at when nothing moves
const still = matchMedia("(prefers-reduced-motion: reduce)");
let frame = 0;
let slow = 0;
let ownPace = false;
let now = null;

export function start(part, send, ctx) {
  one(part, "[data-own-pace]").addEventListener("click", ({ currentTarget }) => {
    ownPace = !ownPace;
    press(currentTarget, ownPace);
    ctx.repaint();
  });
  still.addEventListener("change", () => ctx.repaint());
}

export function stop() {
  cancelAnimationFrame(frame);
  clearTimeout(slow);
  now = null;
}

export function render(part, view, ctx) {
  const option = ctx.exercise.options.find((known) => known.id === view.exercise.option) ?? ctx.exercise.options[0];
  const verbs = ctx.words.room.breath;
  fill(part, {
    heading: ctx.step.heading,
    pattern: option.phases.map((phase) => phrase("breath-part", { verb: verbs[phase.do], n: phase.seconds })).join(" "),
  });
  list(part, "lines", ctx.step.lines);
  stop();
  const quiet = still.matches || document.documentElement.classList.contains("calm");
  const shape = one(part, ".breath");
  shape.classList.toggle("quiet", quiet);
  shape.classList.toggle("own", ownPace);
  if (!ctx.running) return;
  now = { part, shape, verbs, pattern: option.phases, seconds: view.step.seconds, elapsed: ctx.elapsed, quiet };
  turn();
}

function turn() {
  if (!now) return;
  const { part, shape, verbs, pattern, seconds, elapsed, quiet } = now;
  const breath = breathAt(pattern, elapsed(), seconds);
  const ended = breath.ended || ownPace;
  write(one(part, "[data-slot=verb]"), breath.ended ? verbs.ended : ownPace ? phrase("own-pace") : verbs[breath.do]);
  write(one(part, "[data-slot=count]"), ended ? "" : String(breath.left));
  show(one(part, "[data-own-pace]"), !breath.ended);
  shape.classList.toggle("ended", breath.ended);
  shape.dataset.do = ended ? "" : breath.do;
  shape.style.setProperty("--size", (ended ? 0.35 : breath.size).toFixed(4));
  if (quiet && !ended) ring(one(shape, ".fill"), pattern[breath.index].seconds, breath.left);
  if (breath.ended && elapsed() > roundOf(pattern, seconds)) return;
  if (quiet || ended) slow = setTimeout(turn, TURN_MS);
  else frame = requestAnimationFrame(turn);
}

/** One piece of the ring for each second of this part of the breath; a piece is filled when its second begins. */
function ring(circle, seconds, left) {
  const piece = 100 / seconds;
  const lit = seconds - left + 1;
  const pieces = Array.from({ length: lit }, (_, at) => (at === lit - 1 ? `${piece - 2} ${100}` : `${piece - 2} 2`));
  circle.setAttribute("stroke-dasharray", pieces.join(" "));
}
