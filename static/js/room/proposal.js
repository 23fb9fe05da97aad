// A proposal that stands. The other may choose less of it; of two choices the gentler one stands.

import { glanced } from "../fetched.js";
import { all, choose, copy, fill, list, one, phrase, show } from "./paint.js";

let painted = "";
let left = null; // the depths that the two can still go to, once this page knows

export function start(root, send, ctx) {
  const form = one(root, "form[data-proposal]");
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const said = new FormData(form);
    const { length, depth } = ctx.view().proposal;
    const deepest = Math.min(depth, ...(left?.length ? [Math.max(...left)] : []));
    const wish = { length: Number(said.get("my-length") ?? length), depth: Number(said.get("my-depth") ?? deepest) };
    if ((await send("Agree", wish)).reason === "off-the-shelf") look(ctx);
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
  if (standing === painted) return;
  painted = standing;
  left = null;
  offer(screen, words, proposal);
  if (!proposal.mine) look(ctx);
}

/** What is left of it is looked up afresh: since it was proposed there may be less. */
async function look(ctx) {
  const asked = painted;
  const page = await glanced(`${ctx.address}/choosing/${ctx.view().proposal.id}`);
  const proposal = ctx.view().proposal;
  if (!page || page === "gone" || asked !== painted || !proposal) return;
  left = one(page, "[data-depths]").dataset.depths.split(" ").map(Number);
  const screen = one(document, "[data-screen=proposal]");
  if (left.includes(proposal.depth)) return;
  show(one(screen, "[data-slot=less]"), true);
  offer(screen, ctx.words.exercises[proposal.id], proposal);
}

/** Only what is no more than proposed can be chosen; the least of it is chosen to begin with. */
function offer(screen, words, proposal) {
  const lengths = words.lengths.filter((minutes) => minutes <= proposal.length);
  const within = ({ depth }) => depth <= proposal.depth && (left?.includes(depth) ?? true);
  const depths = words.depths.filter(within).sort((one, other) => one.depth - other.depth);
  tiles(one(screen, "[data-slot=lengths]"), "my-length", lengths.map((n) => [n, phrase("min", { n })]));
  tiles(one(screen, "[data-slot=depths]"), "my-depth", depths.map((known) => [known.depth, known.line]));
  if (left === null) show(one(screen, "[data-slot=less]"), false);
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
