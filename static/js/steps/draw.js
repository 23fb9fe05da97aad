// Drawing a card together: the same card lies on both screens.

import { fill, list, one, show, all } from "../room/paint.js";

export function start(part, { move }) {
  one(part, "[data-draw]").addEventListener("click", () => move("draw"));
}

export function render(part, view, ctx) {
  const card = ctx.step.deck.find(({ id }) => id === view.step.play.card);
  fill(part, { card: card?.text ?? ctx.step.heading, "card-hint": card?.hint ?? "" });
  one(part, "[data-face]").dataset.face = card ? "up" : "down";
  list(part, "lines", ctx.step.lines);
  for (const label of all(part, "[data-draw] [data-label]")) show(label, (label.dataset.label === "another") === Boolean(card));
}
