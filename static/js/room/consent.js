// The gate. Three answers that look alike; nothing is chosen beforehand, and a new question never keeps an old choice.
// The motive is looked at here and nowhere else: it is neither sent nor kept.

import { all, choose, fill, one, phrase, press, show } from "./paint.js";
import { dialsOf, layOut, settings } from "./settings.js";
import { narrows } from "./ways.js";

let asking = null; // the epoch in which this person wants to go on after a hold
let question = "";
let sealing = null; // { choice } that is on its way
let gate;

export const wantsToGoOn = (view) => asking !== null && asking === view.epoch;

export function start(root, send, ctx) {
  gate = one(root, "[data-screen=gate]");
  const form = one(gate, "form[data-gate]");
  form.addEventListener("change", () => ctx.repaint());
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const choice = chosen();
    if (!choice || (sealing && !(sealing.choice === "yes" && narrows(choice)))) return; // the second half of a double tap
    const note = choice === "wait" ? form.elements.ask_again.value.trim() : "";
    const dials = choice === "yes" ? settings(one(gate, "[data-dials]")) : {};
    const mine = (sealing = { choice });
    const answer = await send("Answer", { step: ctx.view().step.index, choice, ask_again: note, dials }).finally(() => {
      if (sealing === mine) sealing = null; // a no may have followed a yes meanwhile
    });
    if (answer.ok) form.elements.ask_again.value = "";
    ctx.repaint();
  });
  for (const chip of all(gate, "[data-motive]")) chip.addEventListener("click", () => look(chip, ctx.words.room.motives.chips));
  for (const box of all(gate, "[data-own-work]")) box.addEventListener("change", () => weigh(send, ctx));
  one(gate, "[data-not-yet]").addEventListener("click", () => {
    asking = null;
    ctx.repaint();
  });
  root.addEventListener("click", (event) => {
    if (!event.target.closest("[data-go-on]")) return;
    const view = ctx.view();
    if (view.go_on === "vote") send("Resume");
    else if (view.go_on === "gate") asking = view.epoch;
    ctx.repaint();
  });
}

const chosen = () => one(gate, "[name=choice]:checked")?.value ?? "";

/** A reason looked at in private; tapped again it is put away. */
function look(chip, motives) {
  const again = chip.getAttribute("aria-pressed") === "true";
  for (const other of all(gate, "[data-motive]")) press(other, other === chip && !again);
  const motive = again ? null : motives.find((known) => known.id === chip.dataset.motive);
  fill(gate, { motive: motive?.line }, { hide: true });
  one(gate, "[data-slot=motive]").classList.toggle("gently", Boolean(motive?.suggests_wait));
}

const fillIn = (choice) => (one(gate, `[name=choice][value=${choice}]`).checked = true);

/** A yes to one of the three fills in wait, for its giver alone, and it stays so for the night; it can be changed. */
function weigh(send, ctx) {
  const some = all(gate, "[data-own-work]").some((box) => box.checked);
  const stands = ctx.view().gate.filled;
  show(one(gate, "[data-slot=suggests]"), some && !stands);
  if (some && chosen() !== "no") fillIn("wait");
  if (some && !stands) send("HoldBack"); // that there was a yes, and never which
  ctx.repaint();
}

function forget() {
  for (const box of all(gate, "[data-own-work]")) box.checked = false;
  show(one(gate, "[data-slot=suggests]"), false);
  for (const radio of all(gate, "[name=choice]")) radio.checked = false;
  for (const chip of all(gate, "[data-motive]")) press(chip, false);
  fill(gate, { motive: "" }, { hide: true });
  one(gate, ".motive").open = false;
}

export function render(view, ctx) {
  fill(one(document, "[data-screen=not-now]"), { "ask-again": view.gate.ask_again });
  choose(one(document, "[data-screen=not-now]"), "note", view.gate.ask_again ? "mine" : "none");
  if (!view.exercise || !view.step || !view.gate.open) return;
  const asked = `${view.epoch}/${view.step.index}/${view.gate.answer === null}`;
  if (asked !== question) {
    forget();
    if (view.gate.filled) fillIn(view.gate.filled); // after what was noted for oneself tonight
    show(one(gate, "[data-slot=filled]"), Boolean(view.gate.filled));
  }
  question = asked;
  paintPause(view.pause);
  paintQuestion(view, ctx);
  paintAnswer(view, ctx);
}

function paintQuestion(view, ctx) {
  const words = ctx.words.exercises[view.exercise.id];
  const facts = words.steps[view.step.index].gate;
  const naming = view.exercise.naming;
  const { index, count, touch, handed } = view.step;
  show(one(gate, "[data-slot=own-work]"), touch);
  layOut(one(gate, "[data-dials]"), gate, dialsOf(words, words.steps[index]), question);
  const slots = {
    "where-we-are": count > 1 ? phrase("step-of", { title: words.title, x: index + 1, y: count }) : words.title,
  };
  for (const name of ["what", "where", "how_long", "ends"]) {
    const fact = facts[name].replaceAll("{minutes}", view.exercise.length);
    slots[name] = naming ? naming[name] : (name === "what" && handed.what) || fact;
    slots[`${name}-more`] = naming ? fact : "";
  }
  fill(gate, slots, { hide: true });
  choose(gate, "named", view.step.named);
  choose(gate, "begins", view.step.begins);
  show(one(gate, "[data-slot=lapsed]"), view.gate.lapsed);
}

function paintPause({ mine, theirs }) {
  show(one(gate, "[data-slot=still-paused]"), mine || theirs);
  choose(gate, "still", mine && theirs ? "both" : mine ? "mine" : "theirs");
  show(one(gate, "[data-slot=still-theirs]"), theirs);
}

function paintAnswer(view, ctx) {
  const choice = chosen();
  const onItsWay = narrows(sealing?.choice) && !ctx.may; // without a network it waits for one, by itself
  const promised = view.step.touch || Boolean(view.exercise.naming || view.step.handed.what);
  choose(gate, "gate", view.gate.answer === null ? "asking" : "sealed");
  choose(gate, "answer", view.gate.answer ?? "");
  show(one(gate, "[data-slot=changed]"), view.gate.changed);
  show(one(gate, "[data-slot=promise]"), promised);
  show(one(gate, "[data-slot=note]"), choice === "wait");
  const seal = one(gate, ".seal");
  choose(seal, "label", onItsWay ? "on-its-way" : choice === "yes" && promised ? "promise" : choice || "none");
  seal.toggleAttribute("data-permissive", choice === "yes");
  seal.dataset.blocked = onItsWay ? "goes-out" : choice ? "" : "needs-choice";
  show(one(gate, "[data-not-yet]"), view.screen !== "gate" && view.gate.answer === null);
}
