// A time to come back to a pause that ran hot. Each chooses alone; of two times the later stands. It starts nothing:
// when it has come, both screens only ask.

import { tell } from "./announce.js";
import { all, choose, one, phrase, press, show, write } from "./paint.js";

const MINUTES = [20, 30, 60, 120, 240];
const MORNING_HOUR = 10;
const CLOCK = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
let stood = null; // the time that was agreed when this page last looked
let asked = ""; // the time for which this page has said aloud that it has come

/** Minutes until the next morning, when that is further away than what the other choices reach. */
export function untilMorning(now) {
  const morning = new Date(now);
  morning.setHours(MORNING_HOUR, 0, 0, 0);
  while (morning - now <= MINUTES.at(-1) * 60_000) morning.setDate(morning.getDate() + 1);
  return Math.ceil((morning - now) / 60_000);
}

/** What can be chosen within what the session still has; the morning last. */
export function choices(latest, now) {
  return [...MINUTES, untilMorning(now)].filter((minutes) => minutes <= latest);
}

/** How the time is said: the hour alone today, with the day otherwise. */
export function saidTime(at, now, language) {
  const time = at.toLocaleTimeString(language, CLOCK);
  if (at.toDateString() === now.toDateString()) return { name: "back-at", time, day: "" };
  return { name: "back-at-day", time, day: at.toLocaleDateString(language, { weekday: "long" }) };
}

export function start(root, send, ctx) {
  one(root, ".back-question").addEventListener("click", ({ target }) => {
    const chip = target.closest("[data-minutes]");
    if (!chip) return;
    const minutes = Number(chip.dataset.minutes) || untilMorning(new Date());
    if (minutes <= ctx.view().back.latest) send("PickReturn", { minutes });
  });
}

export function render(view) {
  const { at, picked, latest } = view.back;
  const card = one(document, "[data-screen=paused]");
  const question = one(card, ".back-question");
  const now = new Date();
  const paused = view.pause.mine || view.pause.theirs;
  const may = choices(latest, now);
  show(question, paused && !at && may.length > 0);
  show(one(card, "[data-slot=back-agreed]"), Boolean(at));
  show(one(card, "[data-slot=back-picked]"), Boolean(picked));
  if (stood && !at) {
    question.open = paused; // somebody needs more: another time may be chosen, or none
    tell("");
  }
  stood = at;
  if (at) paintAgreed(card, new Date(at), now);
  else paintChips(question, may, picked, now);
}

function paintAgreed(card, at, now) {
  const { name, time, day } = saidTime(at, now, document.documentElement.lang);
  write(one(card, "[data-slot=back-at]"), phrase(name, { time, day }));
  const due = now >= at;
  choose(card, "back", due ? "due" : "before");
  const news = `${at.getTime()} ${due}`;
  if (news !== asked) tell(one(card, due ? "[data-back=due]" : "[data-slot=back-at]").textContent);
  asked = news;
}

function paintChips(question, may, picked, now) {
  for (const chip of all(question, "[data-minutes]")) {
    const minutes = Number(chip.dataset.minutes);
    const morning = !minutes;
    show(chip, may.includes(minutes || untilMorning(now)));
    press(chip, morning ? Boolean(picked) && !MINUTES.includes(picked) : minutes === picked);
    if (morning) write(chip, phrase("in-the-morning", { time: `${MORNING_HOUR}:00` }));
  }
}
