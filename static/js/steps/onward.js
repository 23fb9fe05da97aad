// On, again, back or stop: sealed until both have picked; the gentler stands.

import { all, copyOf, one, press, show } from "../room/paint.js";

export function begin(part, { move, unsay }) {
  one(part, "[data-picks]").addEventListener("click", ({ target }) => {
    const pick = target.closest("[data-pick]");
    if (pick && pick.getAttribute("aria-disabled") !== "true") move("pick", pick.dataset.pick);
  });
  one(part, "[data-unpick]").addEventListener("click", () => unsay());
}

/** `choices` are laid out once for every `key`; without them those of the page stand. */
export function paint(part, choices, pick, key) {
  const place = one(part, "[data-picks]");
  if (choices && place.dataset.key !== key) {
    place.dataset.key = key;
    place.replaceChildren(...choices.map(({ id, label }) => {
      const button = Object.assign(copyOf(part, "pick"), { textContent: label });
      button.dataset.pick = id;
      return button;
    }));
  }
  for (const button of all(place, "button")) press(button, button.dataset.pick === pick);
  show(one(part, "[data-picked]"), pick !== null);
}
