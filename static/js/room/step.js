// A step: its part, the quiet time left, and its end. Nothing here decides anything; each phone only counts the time.

import * as breathe from "./breathe.js";
import * as floor from "./floor.js";
import * as prompts from "./prompts.js";
import { tell } from "./announce.js";
import { choose, fill, one, phrase, press, show } from "./paint.js";

const KINDS = { breathe, floor, notice: prompts, say: prompts };
const WARNING_S = 60;
let screen;
let told = "";

export function start(root, send, ctx) {
  screen = one(root, "[data-screen=step]");
  for (const [kind, part] of Object.entries(KINDS)) part.start(one(screen, `[data-kind-part=${kind}]`), send, ctx);
  one(screen, "[data-finish]").addEventListener("click", () => send("FinishStep", { step: ctx.view().step.index }));
  one(screen, "[data-time]").addEventListener("click", ({ currentTarget: button }) => {
    const hidden = button.getAttribute("aria-pressed") !== "true";
    press(button, hidden);
    button.textContent = phrase(hidden ? "show-time" : "hide-time");
    show(one(screen, "[data-slot=time]"), !hidden);
  });
}

/** What a kind's part gets: its words, the step, and the seconds it has run until now. */
export function render(view, ctx) {
  const running = view.screen === "step" && view.running && ctx.cover === "";
  for (const [kind, part] of Object.entries(KINDS)) if (view.step?.kind !== kind || !running) part.stop?.();
  if (!view.step || !view.exercise) return;
  const exercise = ctx.words.exercises[view.exercise.id];
  const words = exercise.steps[view.step.index];
  const { index, count, kind } = view.step;
  screen.dataset.kind = kind;
  choose(screen, "kind-part", kind);
  fill(screen, {
    "where-we-are": count > 1 ? phrase("step-of", { title: exercise.title, x: index + 1, y: count }) : exercise.title,
    end: words.end,
  });
  KINDS[kind].render(one(screen, `[data-kind-part=${kind}]`), view, { ...ctx, running, exercise, step: words });
  tick(view, ctx);
}

/** Every half second while it runs. */
export function tick(view, ctx) {
  if (view.screen !== "step" || !view.step) return;
  const { seconds, moves, prompts, index } = view.step;
  const left = seconds - ctx.elapsed();
  const over = prompts > 0 ? moves >= prompts : left <= 0;
  const minutes = Math.round(left / 60);
  const time = left <= 0 ? phrase("time-over") : left < 60 ? phrase("minute-left") : minutes < 2 ? phrase("one-minute-left") : phrase("minutes-left", { n: minutes });
  fill(screen, { time });
  show(one(screen, ".time"), !(over && prompts > 0));
  show(one(screen, "[data-slot=over]"), over);
  one(screen, "[data-finish]").classList.toggle("primary", over);
  const lapsing = view.step.lapses_in !== null && view.step.lapses_in - ctx.since() <= WARNING_S;
  show(one(screen, "[data-slot=lapsing]"), lapsing);
  once(over && `over ${view.epoch} ${index}`, one(screen, "[data-slot=end]").textContent);
  once(lapsing && `lapsing ${view.epoch} ${index}`, one(screen, "[data-slot=lapsing]").textContent);
}

function once(key, text) {
  if (!key || told.includes(key)) return;
  told += key;
  tell(text);
}
