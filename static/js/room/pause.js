// Pause: one tap or Esc, and this screen rests before anything is sent. Then the honest receipts, and what helps.

import { headingOf } from "./announce.js";
import { all, choose, fill, one, phrase, press, show } from "./paint.js";
import { heldWhy } from "./scene.js";

/** `pause()` rests this screen at once; it is the first thing that happens, whatever else goes on. */
export function start(root, send, { pause }) {
  one(root, "[data-pause]").addEventListener("submit", (event) => {
    event.preventDefault();
    pause();
  });
  root.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.repeat) return;
    event.preventDefault();
    pause();
  }, true);
  let left = false;
  const leaves = () => {
    if (!left) pause();
    left = true;
  };
  for (const form of all(root, "[data-leave]")) form.addEventListener("submit", leaves, true);
  root.addEventListener("leaving", leaves); // also by Shift, three times
  for (const form of all(root, "[data-end]")) {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      send(form.closest("[data-screen]").dataset.phase === "debrief" ? "Part" : "End");
    });
  }
  one(root, "[data-to-writing]").addEventListener("click", () => headingOf(one(root, "[data-screen=debrief]")).focus());
  keepAboveKeyboard();
}

/** The pause stays in sight while a phone's keyboard is open. */
function keepAboveKeyboard() {
  const seen = window.visualViewport;
  if (!seen) return;
  const place = () => {
    const covered = Math.max(0, innerHeight - seen.height - seen.offsetTop);
    document.documentElement.style.setProperty("--keyboard", `${Math.round(covered)}px`);
  };
  seen.addEventListener("resize", place);
  seen.addEventListener("scroll", place);
}

export function render(view, ctx) {
  const { mine, theirs, my_need: myNeed } = view.pause;
  const bar = document.getElementById("pause-bar");
  show(bar, view.phase !== "closed" && !ctx.gone);
  press(one(bar, "button"), mine);
  choose(bar, "label", mine ? "paused" : "pause");

  const card = one(document, "[data-screen=paused]");
  card.classList.toggle("panel", view.phase === "debrief");
  choose(card, "who", mine && theirs ? "both" : theirs ? "theirs" : "mine");
  for (const part of all(card, "[data-mine]")) show(part, mine);
  for (const part of all(card, "[data-theirs]")) show(part, theirs);
  for (const chip of all(card, "[data-need]")) press(chip, chip.dataset.need === myNeed);
  show(one(card, "[data-to-writing]"), view.phase === "debrief");
  receipts(card, ctx.receipts);

  choose(one(document, "[data-screen=held]"), "why", heldWhy(view.holds, view.signal));
  for (const held of all(document, "[data-screen=paused], [data-screen=held]")) waysOn(held, view);
}

function receipts(card, known) {
  for (const [name, state] of Object.entries(known)) {
    const receipt = one(card, `[data-receipt=${name}]`);
    receipt.dataset.state = state;
    show(receipt, state !== "unknown");
    choose(receipt, "when", state);
  }
}

function waysOn(held, view) {
  held.dataset.phase = view.phase;
  const changeable = view.phase !== "waiting" && view.phase !== "debrief";
  for (const part of all(held, "[data-change]")) show(part, changeable);
  show(one(held, "[data-no-change]"), !changeable);
  fill(held, { aside: view.aside && view.phase === "waiting" ? phrase("put-down") : "" });
  show(one(held, "[data-voted]"), view.voted);
  show(one(held, "[data-go-on]"), !view.voted);
}
