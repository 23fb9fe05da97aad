// Naming one thing: an idea is tapped or own words are typed; both are asked for exactly that, at the gate that follows.

import { glanced } from "../fetched.js";
import { all, choose, copyOf, fill, list, one, press } from "../room/paint.js";

let named = "";

export function start(part, { move }) {
  const form = one(part, "form");
  const input = form.elements.what;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if ((await move("name", "", input.value.trim())).ok) form.reset();
  });
  one(part, "[data-ideas]").addEventListener("click", ({ target }) => {
    const idea = target.closest("button");
    if (!idea) return;
    input.value = one(idea, "[data-slot=label]").textContent;
    for (const each of all(part, "[data-ideas] button")) press(each, each === idea);
  });
}

export function render(part, view, ctx) {
  const { mine } = view.step.play;
  choose(part, "naming", mine ? "mine" : "theirs");
  fill(part, { question: ctx.step.question, waiting: ctx.step.waiting });
  list(part, "lines", ctx.step.lines);
  if (named === ctx.key) return;
  named = ctx.key;
  one(part, "form").reset();
  one(part, "[data-ideas]").replaceChildren();
  if (mine) offer(part, ctx);
}

/** Only ideas that neither of the two shows a no to; which those are is looked up afresh. */
async function offer(part, ctx) {
  const known = named;
  const page = await glanced(`${ctx.address}/ideas`);
  if (!page || page === "gone" || known !== named) return;
  const left = one(page, "[data-left]").dataset.left.split(" ");
  const ideas = (ctx.step.ideas ?? []).filter(({ id }) => left.includes(id)).map(({ label, line }) => {
    const idea = copyOf(part, "idea");
    fill(idea, { label, line }, { hide: true });
    return idea;
  });
  one(part, "[data-ideas]").replaceChildren(...ideas);
}
