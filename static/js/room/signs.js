// What is happening in whoever paused. It is theirs alone; the partner reads it only when they let the partner know.

import { tell } from "./announce.js";
import { all, choose, fill, list, one, phrase, press, show, write } from "./paint.js";

let heard = ""; // what the partner let me know, as it was last said aloud

export function start(root, send, ctx) {
  for (const chip of all(root, "[data-sign]")) {
    chip.addEventListener("click", () => {
      const { sign } = chip.dataset;
      send("NoteSign", { sign: ctx.view().pause.my_sign === sign ? null : sign }); // tapped again: it has passed
    });
  }
}

/** What helps and what does not. A need was asked for in so many words, so a sign adds nothing to do beside it. */
export function advice({ needs, signs }, need, sign) {
  const told = signs[sign] ?? { do: [], avoid: [] };
  const asked = needs[need ?? "none"];
  return { do: need ? asked.do : [...asked.do, ...told.do], avoid: [...asked.avoid, ...told.avoid] };
}

export function render(view, ctx) {
  const card = one(document, "[data-screen=paused]");
  paintMine(card, view.pause, ctx.words.room.signs);
  paintTheirs(card, view, ctx.words.room);
}

function paintMine(card, { my_sign: mine, sign_sent: sent }, signs) {
  for (const chip of all(card, "[data-sign]")) press(chip, chip.dataset.sign === mine);
  show(one(card, "[data-slot=own-sign]"), Boolean(mine));
  choose(card, "sent", sent ? "yes" : "no");
  fill(card, { "sign-line": signs[mine]?.line, "sign-theirs": signs[mine]?.theirs });
  write(one(card, "[data-slot=sign-sees]"), phrase(sent ? "you-and-them" : "only-you"));
}

function paintTheirs(card, { pause, signal }, words) {
  const { mine, theirs, their_need: need, their_sign: sign } = pause;
  const told = need || !(mine || sign || (signal && !signal.mine)); // their own words, or that there are none
  const said = { "need-line": need ? words.needs[need].line : phrase("no-need"), "their-sign": words.signs[sign]?.theirs ?? "" };
  fill(card, said);
  show(one(card, "[data-slot=need-line]"), theirs && Boolean(told));
  show(one(card, "[data-slot=their-sign]"), theirs && Boolean(sign));
  const { do: helps, avoid } = advice(words, need, sign);
  list(card, "do", helps);
  list(card, "avoid", avoid);
  const news = theirs ? [need && said["need-line"], said["their-sign"]].filter(Boolean).join(" ") : "";
  if (news !== heard) tell(news); // what was taken back does not stay in a reader's ear either
  heard = news;
}
