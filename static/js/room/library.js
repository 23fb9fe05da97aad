// The words of the exercise at hand. They stand in the page when it began with one; otherwise they are fetched, before
// anything of it is painted.

const AGAIN_MS = 1500;
let asking = "";
let notBefore = 0;

/** The exercises a view needs words of. */
export const needed = (view) => [view.proposal, view.exercise].filter(Boolean).map(({ id }) => id);

/** Whether all words are here. If not they are asked for, and `ctx.repaint` is called when they came. */
export function ready(view, ctx) {
  const missing = needed(view).find((id) => !(id in ctx.words.exercises));
  if (missing && asking !== missing && ctx.now >= notBefore) bring(missing, ctx);
  return !missing;
}

async function bring(id, ctx) {
  asking = id;
  notBefore = ctx.now + AGAIN_MS;
  const answer = await fetch(`${ctx.address}/exercises/${id}`).catch(() => null); // the line is down
  if (answer?.ok) ctx.words.exercises[id] = await answer.json().catch(() => undefined);
  asking = "";
  ctx.repaint();
}
