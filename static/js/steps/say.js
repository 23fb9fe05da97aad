// One prompt at a time; the next comes when both are ready. Shared by what is said aloud and what is noticed.

import { all, choose, fill, list, one, phrase, show } from "../room/paint.js";

export function start(part, { move }) {
  one(part, "[data-ready-now]").addEventListener("click", () => move("ready"));
}

export function render(part, view, ctx) {
  const { moves, play } = view.step;
  const prompt = ctx.step.prompts[moves];
  fill(part, {
    prompt: prompt?.text ?? ctx.step.heading,
    "prompt-hint": prompt?.hint ?? "",
    position: prompt ? phrase("of", { x: moves + 1, y: play.prompts }) : "",
  });
  dots(one(part, "[data-slot=dots]"), moves, play.prompts);
  list(part, "lines", prompt ? ctx.step.lines : []);
  choose(part, "ready", prompt ? (play.ready ? "yes" : "no") : "");
  show(one(part, "[data-slot=prompt-hint]"), Boolean(prompt?.hint));
}

/** How far it is, as quiet dots: done, here, to come. */
function dots(line, moves, prompts) {
  while (line.children.length < prompts) line.append(document.createElement("span"));
  for (const [at, dot] of all(line, "span").entries()) {
    show(dot, at < prompts);
    dot.dataset.at = at < moves ? "done" : at === moves ? "here" : "later";
  }
}
