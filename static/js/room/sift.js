// Of the shelf only what fits. Nothing is chosen by that, and nothing of it leaves this phone. The places in the lists are
// those of couples/web/sieve.py, which sifts the same for a page without scripts.

import { all, one, press, show } from "./paint.js";

let lobby;
let form;

export function start(root) {
  lobby = one(root, "[data-screen=lobby]");
  form = one(lobby, "[data-filters]");
  show(one(form, "[data-show-these]"), false);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", sift);
  form.addEventListener("click", ({ target }) => {
    const chip = target.closest("[data-chip]");
    if (!chip) return;
    const on = chip.getAttribute("aria-pressed") !== "true";
    for (const each of all(form, `[data-chip][name=${chip.name}]`)) press(each, on && each === chip);
    sift();
  });
}

export function render() {}

function sift() {
  const said = new FormData(form);
  const pressed = (name) => one(form, `[name=${name}][aria-pressed=true]`)?.dataset.chip.slice(1);
  const [tired, track] = [pressed("a"), pressed("b")];
  const most = (name) => Number(said.get(name)) || Infinity;
  const fits = ({ dataset }) => {
    const [of, tags, depth, minutes, notes, light] = dataset.of.split("|");
    const near = (!tired || light === "1") && (!track || track === of) && tags.includes(said.get("c"));
    return near && depth <= most("d") && minutes <= most("e") && !said.getAll("f").some((note) => notes.includes(note));
  };
  const items = all(lobby, ".shelf > li");
  for (const item of items) show(item, fits(item));
  show(one(lobby, "[data-slot=no-such]"), !items.some(fits));
}
