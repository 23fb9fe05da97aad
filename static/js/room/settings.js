// Dials: how much of something. The gentlest is filled in; a step of its own and the gate of a rung show the same.

import { all, copyOf, fill, one, show } from "./paint.js";

/** Lays out the dials of a step, once for every `key`; `from` holds the templates. What is set stands above them. */
export function layOut(place, from, dials, key) {
  if (place.dataset.key !== key) {
    place.dataset.key = key;
    one(place, "[data-sets]").replaceChildren(...dials.map((dial) => made(from, dial)));
    show(place, dials.length > 0);
  }
  fill(place, { set: inWords(dials, settings(place)) });
}

function made(from, { id, label, levels }) {
  const set = copyOf(from, "dial");
  one(set, "legend").textContent = label;
  for (const [at, level] of levels.entries()) {
    const choice = copyOf(from, "level");
    Object.assign(one(choice, "input"), { name: `dial-${id}`, value: level.id, checked: at === 0 });
    one(choice, "span").textContent = level.label;
    set.append(choice);
  }
  return set;
}

/** What is set: the level of each dial. */
export function settings(place) {
  const on = all(place, "input:checked");
  return Object.fromEntries(on.map((radio) => [radio.name.slice("dial-".length), radio.value]));
}

/** The dials an exercise names for a step, with their words. */
export const dialsOf = (exercise, step) => (exercise.dials ?? []).filter(({ id }) => step.dials?.includes(id));

/** What they came to, in words. */
export function inWords(dials, set) {
  const level = ({ id, levels }) => levels.find((known) => known.id === set[id])?.label;
  return dials.filter(({ id }) => set[id]).map((dial) => `${dial.label}: ${level(dial) ?? ""}`).join(" · ");
}
