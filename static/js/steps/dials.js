// How much, for each alone; the gentler setting stands.

import { choose, fill, one } from "../room/paint.js";
import { dialsOf, layOut, settings } from "../room/settings.js";

export function start(part, { move, repaint }) {
  part.addEventListener("change", () => repaint());
  one(part, "form").addEventListener("submit", async (event) => {
    event.preventDefault();
    for (const [dial, level] of Object.entries(settings(one(part, "[data-dials]")))) await move("set", dial, level);
    move("ready");
  });
}

export function render(part, view, ctx) {
  fill(part, { heading: ctx.step.heading });
  layOut(one(part, "[data-dials]"), part, dialsOf(ctx.exercise, ctx.step), ctx.key);
  choose(part, "ready", view.step.play.ready ? "yes" : "no");
}
