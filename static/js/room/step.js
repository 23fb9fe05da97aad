// A step: the part of its kind, the quiet time left, and its end. Nothing here decides anything; each phone only counts
// the time. What a kind can do stands in ../steps/<kind>.js and is fetched when an exercise with it is near.

import { fetched } from "../fetched.js";
import { tell } from "./announce.js";
import { all, choose, fill, one, phrase, press, show, write } from "./paint.js";

const WARNING_S = 60;
const AGAIN_MS = 1500;
const MOMENT_MS = 8000; // for who needs time to think: whoever of the two it is, nobody can go on sooner
const SHEET = new URL("../../css/steps.css", import.meta.url).href;
const kinds = new Map(); // kind -> its script, null while it is on its way
let screen;
let told = "";
let stands = "";
let since = 0;
let doing;
let timeless = null; // own wish to see no clock, or to see it

/** How steps and the look back are laid out; a sheet that did not come is asked for again. */
function dress() {
  if ([...document.styleSheets].some((sheet) => sheet.href === SHEET)) return;
  const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href: SHEET });
  link.addEventListener("error", () => setTimeout(() => (link.remove(), dress()), AGAIN_MS));
  document.head.append(link);
}

dress();

export function start(root, send, ctx) {
  screen = one(root, "[data-screen=step]");
  doing = {
    move: (move, key = "", value = "") => send("Move", { moves: ctx.view().step?.moves ?? 0, move, key, value }),
    unsay: (key = "") => send("Unsay", { key }),
    repaint: () => ctx.repaint(),
    keep: (taps) => keep(taps, ctx),
  };
  one(screen, "[data-finish]").addEventListener("click", () => send("FinishStep", { step: ctx.view().step.index }));
  one(screen, "[data-time]").addEventListener("click", () => {
    timeless = !withoutTime();
    ctx.repaint();
  });
}

/** Into one's own plan for afterwards; whether the partner sees that plan, or null when it did not get there. */
async function keep(taps, ctx) {
  const body = new URLSearchParams(taps.map((tap) => ["tap", tap]));
  const headers = { "X-CSRFToken": one(document, "meta[name=csrf-token]").content };
  const answer = await fetch(`${ctx.address}/plan`, { method: "POST", body, headers }).catch(() => null);
  if (!answer?.ok) ctx.say("no-connection");
  return answer?.ok ? answer.json() : null;
}

/** Where little should stand on a screen, no clock does before it is asked for. */
const withoutTime = () => timeless ?? document.documentElement.classList.contains("calm");

function paintTime() {
  const hidden = withoutTime();
  const button = one(screen, "[data-time]");
  press(button, hidden);
  write(button, phrase(hidden ? "show-time" : "hide-time"));
  screen.classList.toggle("no-time", hidden);
  show(one(screen, "[data-slot=time]"), !hidden);
}

const partOf = (kind) => one(screen, `[data-kind-part="${kind}"]`);

/** Fetches the scripts of all kinds an exercise has, well before they are needed; one that did not come is asked for again. */
async function bring(kind, ctx, tries = 0) {
  if (!kinds.has(kind)) kinds.set(kind, null);
  const script = await import(`../steps/${kind}.js${tries ? `?try=${tries}` : ""}`).catch(() => null); // the line is down
  const page = partOf(kind) ? null : await fetched(`${ctx.address}/kinds/${kind}`);
  if (page && page !== "gone") one(screen, "[data-kind-parts]").append(...page.body.children);
  if (!script || !partOf(kind)) return setTimeout(() => bring(kind, ctx, tries + 1), AGAIN_MS);
  script.start(partOf(kind), doing);
  kinds.set(kind, script);
  return ctx.repaint();
}

/** What a kind's part gets: its words, the step, and the seconds it has run until now. */
export function render(view, ctx) {
  const running = view.screen === "step" && view.running && ctx.cover === "";
  for (const [kind, script] of kinds) if (view.step?.kind !== kind || !running) script?.stop?.();
  const near = view.exercise ?? view.proposal;
  for (const { kind } of (near && ctx.words.exercises[near.id]?.steps) ?? []) if (!kinds.has(kind)) bring(kind, ctx);
  if (!view.step || !view.exercise) return;
  const exercise = ctx.words.exercises[view.exercise.id];
  const words = exercise.steps[view.step.index];
  const { index, count, kind, moves } = view.step;
  screen.dataset.kind = kind;
  choose(screen, "kind-part", kind);
  write(one(screen, "[data-finish]"), phrase(`end-${kind}`) || phrase("end"));
  fill(screen, {
    "where-we-are": count > 1 ? phrase("step-of", { title: exercise.title, x: index + 1, y: count }) : exercise.title,
    end: words.end,
  });
  const key = `${exercise.id}/${exercise.version}/${index}`;
  kinds.get(kind)?.render(partOf(kind), view, { ...ctx, running, exercise, step: words, key, moves });
  think(running ? `${key}/${moves}` : "", partOf(kind), ctx.now);
  tick(view, ctx);
}

const needs = (need) => document.body.classList.contains(`need-${need}`);

/** A moment to think whenever something new stands there: what goes on opens a little later, in every kind of step. */
function think(now, part, at) {
  if (now !== stands) [stands, since] = [now, at];
  const waits = needs("more-time") && at - since < MOMENT_MS;
  for (const button of part ? all(part, "[data-permissive]") : []) {
    if (waits && !("atOnce" in button.dataset)) button.dataset.blocked = "take-time";
    else if (button.dataset.blocked === "take-time") button.dataset.blocked = "";
  }
}

/** Every half second while it runs. */
export function tick(view, ctx) {
  if (view.screen !== "step" || !view.step) return;
  const { seconds, index, play, timed } = view.step;
  const left = seconds - ctx.elapsed();
  const over = play.over ?? (timed && left <= 0);
  const minutes = Math.round(left / 60);
  const time = left <= 0 ? phrase("time-over") : left < 60 ? phrase("minute-left") : minutes < 2 ? phrase("one-minute-left") : phrase("minutes-left", { n: minutes });
  fill(screen, { time });
  show(one(screen, ".time"), timed && !(over && "over" in play));
  paintTime();
  show(one(screen, "[data-slot=over]"), over);
  one(screen, "[data-finish]").classList.toggle("primary", over);
  const coming = needs("notice-first") && timed && !over && left <= WARNING_S;
  show(one(screen, "[data-slot=coming]"), coming);
  once(coming && `coming ${view.epoch} ${index}`, one(screen, "[data-slot=coming]").textContent);
  const lapsing = view.step.lapses_in !== null && view.step.lapses_in - ctx.since() <= WARNING_S;
  show(one(screen, "[data-slot=lapsing]"), lapsing);
  once(over && `over ${view.epoch} ${index}`, one(screen, "[data-slot=end]").textContent);
  once(lapsing && `lapsing ${view.epoch} ${index}`, one(screen, "[data-slot=lapsing]").textContent);
}

function once(key, text) {
  if (!key || told.includes(key)) return;
  told += key;
  tell(text);
}
