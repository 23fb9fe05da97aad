// A rung of a ladder: a quiet while, then one's own weather if one likes, and how it goes on.

import { all, fill, list, one, press, show } from "../room/paint.js";
import { dialsOf, inWords } from "../room/settings.js";
import * as onward from "./onward.js";
import { ring } from "./timer.js";

export function start(part, doing) {
  onward.begin(part, doing);
  for (const chip of all(part, "[data-weather]")) {
    chip.addEventListener("click", () => doing.move("weather", "", chip.getAttribute("aria-pressed") === "true" ? "" : chip.dataset.weather));
  }
}

export function render(part, view, ctx) {
  const { play, seconds, handed } = view.step;
  const over = play.over || ctx.elapsed() >= seconds;
  fill(part, { heading: ctx.step.heading, settings: inWords(dialsOf(ctx.exercise, ctx.step), handed) }, { hide: true });
  list(part, "lines", ctx.step.lines);
  ring(part, ctx.elapsed() / seconds);
  show(one(part, ".quiet-while"), !over);
  show(one(part, "[data-after]"), over);
  for (const chip of all(part, "[data-weather]")) press(chip, chip.dataset.weather === play.weather);
  onward.paint(part, null, play.pick);
}
