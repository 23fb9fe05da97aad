// A proposal that stands. The other may choose less of it; of two choices the gentler one stands.

import { all, choose, copy, fill, list, one, phrase, show } from "./paint.js";

let painted = "";

export function start(root, send, ctx) {
  const form = one(root, "form[data-proposal]");
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const said = new FormData(form);
    const { length, depth } = ctx.view().proposal;
    send("Agree", { length: Number(said.get("my-length") ?? length), depth: Number(said.get("my-depth") ?? depth) });
  });
}

export function render(view, ctx) {
  const proposal = view.proposal;
  if (!proposal) return;
  const screen = one(document, "[data-screen=proposal]");
  const words = ctx.words.exercises[proposal.id];
  const option = words.options?.find((known) => known.id === proposal.option);
  const size = [phrase("minutes", { n: proposal.length }), option?.name].filter(Boolean).join(" · ");
  choose(screen, "proposal", proposal.mine ? "mine" : "theirs");
  fill(screen, { title: words.title, about: words.about, size });
  list(screen, "not_when", words.not_when);
  for (const terms of all(screen, "[data-slot=naming]")) show(terms, Boolean(proposal.naming));
  for (const [name, text] of Object.entries(proposal.naming ?? {})) fill(screen, { [`naming-${name}`]: text });
  const standing = `${view.epoch}/${proposal.id}`;
  if (standing !== painted) offer(screen, words, proposal);
  painted = standing;
}

/** Only what is no more than proposed can be chosen; the least of it is chosen to begin with. */
function offer(screen, words, proposal) {
  const lengths = words.lengths.filter((minutes) => minutes <= proposal.length);
  const depths = words.depths.filter((known) => known.depth <= proposal.depth).sort((one, other) => one.depth - other.depth);
  tiles(one(screen, "[data-slot=lengths]"), "my-length", lengths.map((n) => [n, phrase("min", { n })]));
  tiles(one(screen, "[data-slot=depths]"), "my-depth", depths.map((known) => [known.depth, known.line]));
  show(one(screen, "[data-slot=lower]"), lengths.length > 1 || depths.length > 1);
}

function tiles(fieldset, name, choices) {
  show(fieldset, choices.length > 1);
  const made = choices.map(([value, text], at) => {
    const tile = copy("choice-template");
    const radio = one(tile, "input");
    Object.assign(radio, { name, value, checked: at === 0 });
    one(tile, "span").textContent = text;
    return tile;
  });
  fieldset.replaceChildren(one(fieldset, "legend"), ...made);
}
