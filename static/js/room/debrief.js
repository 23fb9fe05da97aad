// Looking back: one thing per page, each line saved as it is typed and seen by nobody until it is shared.

import { all, choose, copy, fill, one, phrase, press, show, write } from "./paint.js";
import * as after from "./after.js";
import { Writing, picked } from "./writing.js";

const PAGES = ["weather", "good", "change", "honoured", "aftercare", "share", "next", "keep"];
const FIELDS = ["body", "mind", "us", "presence", "good", "change", "honoured", "aftercare"];
const writings = new Map();
const opened = new Set(); // lines whose field for own words was asked for
const shared = new Map(); // field -> the words that were shared from this page
let root;
let page = PAGES.includes(location.hash.slice(1)) ? location.hash.slice(1) : PAGES[0];
let ctx;
let send;

export const key = () => page;

export function start(document_, send_, ctx_) {
  [root, send, ctx] = [one(document_, "[data-screen=debrief]"), send_, ctx_];
  for (const line of all(root, "[data-line]")) startLine(line);
  after.start(root, ctx);
  root.addEventListener("click", ({ target }) => {
    const step = target.closest("[data-page-next]") ? 1 : target.closest("[data-page-back]") ? -1 : 0;
    const to = target.closest("[data-to]")?.dataset.to ?? (step && PAGES[PAGES.indexOf(page) + step]);
    if (to) turn(to);
    const next = target.closest("[data-next]");
    if (next) send("PickNext", { next: next.dataset.next });
  });
  one(root, "[data-slot=keep]").addEventListener("change", () => {
    send("Keep", { fields: all(root, "[data-slot=keep] input:checked").map((box) => box.value) });
  });
  document.addEventListener("visibilitychange", () => document.hidden && flush());
}

/** Nothing that was typed is left behind when the page goes out of sight or away. */
export function flush() {
  for (const writing of writings.values()) writing.leave();
}

function startLine(line) {
  const field = line.dataset.line;
  const input = one(line, "textarea");
  const writing = new Writing(input.defaultValue, {
    save: (text) => send("Write", { field, text }),
    later: (work, ms) => setTimeout(work, ms),
    never: (timer) => clearTimeout(timer),
    changed: () => ctx.repaint(),
  });
  writings.set(field, writing);
  if (input.value !== input.defaultValue) writing.type(input.value); // typed before this part was here
  input.addEventListener("input", () => writing.type(input.value));
  input.addEventListener("blur", () => writing.flush());
  line.addEventListener("click", ({ target }) => {
    if (target.closest("[data-own-words]")) {
      ownWords(field, input);
    }
    const chip = target.closest("[data-chip]");
    if (!chip) return;
    input.value = picked(input.value, chip.textContent, line.hasAttribute("data-several"));
    writing.type(input.value);
  });
}

/** Most people tap a word; the field for own words opens when it is asked for, or when it holds any. */
function ownWords(field, input) {
  if (opened.delete(field)) return ctx.repaint();
  opened.add(field);
  show(input, true);
  input.focus();
  ctx.repaint();
}

function turn(to) {
  page = to;
  history.replaceState(null, "", `#${page}`);
  for (const writing of writings.values()) writing.flush();
  ctx.repaint();
}

export function render(view) {
  if (view.phase !== "debrief" || !view.debrief) return;
  const { mine, shared: mineShared, theirs, keep, my_next: myNext, next } = view.debrief;
  for (const field of FIELDS) paintLine(field, mine[field] ?? "", mineShared.includes(field));
  paintPages();
  if (page === "aftercare") after.look();
  else after.leave();
  paintMine(view.debrief);
  paintTheirs(theirs);
  paintNext(myNext, next);
  paintKeep(keep);
  show(one(document, "[data-slot=parted-shared]"), mineShared.length > 0);
  for (const line of all(document, "[data-parted]")) show(line, mineShared.includes(line.dataset.parted));
  const unread = theirs.some((line) => !line.thanked) && PAGES.indexOf(page) < PAGES.indexOf("share");
  show(one(root, "[data-slot=they-shared]"), unread);
  show(one(root, "[data-slot=off]"), view.debrief.off);
}

function paintPages() {
  const at = PAGES.indexOf(page);
  for (const element of all(root, "[data-page]")) element.toggleAttribute("data-current", element.dataset.page === page);
  fill(root, { position: phrase("of", { x: at + 1, y: PAGES.length }) });
  show(one(root, "[data-page-back]"), at > 0);
  show(one(root, "[data-page-next]"), at < PAGES.length - 1);
  show(one(root, ".pager [data-to=keep]"), at < PAGES.length - 2);
  const empty = all(root, `[data-page=${page}] textarea`).every((input) => !input.value.trim());
  choose(one(root, "[data-page-next]"), "label", empty && at < PAGES.indexOf("share") ? "skip" : "next");
}

function paintLine(field, text, isShared) {
  const line = one(root, `[data-line=${field}]`);
  const input = one(line, "textarea");
  const writing = writings.get(field);
  const stands = writing.meet(text);
  if (input.value !== stands && document.activeElement !== input) input.value = stands;
  const words = input.value.split(/\s*;\s*/);
  const chips = all(line, "[data-chip]");
  for (const chip of chips) press(chip, words.includes(chip.textContent));
  if (chips.length) {
    const own = words.some((word) => word && !chips.some((chip) => chip.textContent === word));
    const open = own || opened.has(field) || document.activeElement === input;
    one(line, "[data-own-words]").setAttribute("aria-expanded", String(open));
    show(input, open);
  }
  show(one(line, ".who-sees"), Boolean(input.value.trim()) || isShared);
  write(one(line, "[data-sees]"), phrase(isShared ? "you-and-them" : "only-you"));
  write(one(line, "[data-saved]"), writing.unsaved ? phrase("saving") : writing.text.trim() ? phrase("saved") : "");
  if (field === "honoured") {
    const chips = ctx.words.room.debrief.honoured.chips;
    const hurt = chips.some(({ id, label }) => !["yes", "no-no"].includes(id) && words.includes(label));
    show(one(root, "[data-slot=if-not]"), hurt);
  }
}

const nameOf = (field) => one(document.getElementById("line-names").content, `[data-name=${field}]`).textContent;
const written = () => FIELDS.filter((field) => writings.get(field).text.trim());

/** One element per field, kept while the field stands, so that focus and selection are not lost. */
function rows(list, fields, make) {
  for (const row of all(list, ":scope > [data-of]")) if (!fields.includes(row.dataset.of)) row.remove();
  return fields.map((field) => {
    const standing = one(list, `:scope > [data-of="${field}"]`);
    if (standing) return standing;
    const row = make(field);
    row.dataset.of = field;
    list.append(row);
    return row;
  });
}

function paintMine({ shared: mineShared, thanked }) {
  const fields = written().filter((field) => field !== "honoured");
  const made = rows(one(root, "[data-slot=mine]"), fields, (field) => {
    const row = copy("my-line");
    one(row, "[data-share]").addEventListener("click", () => share(field));
    one(row, "[data-withdraw]").addEventListener("click", () => send("Withdraw", { field }));
    return row;
  });
  for (const row of made) {
    const field = row.dataset.of;
    const isShared = mineShared.includes(field);
    const text = writings.get(field).text;
    fill(row, { name: nameOf(field), text, sees: phrase(isShared ? "you-and-them" : "only-you") });
    show(one(row, "[data-slot=thanked]"), isShared && thanked.includes(field));
    show(one(row, "[data-withdraw]"), isShared);
    const changed = shared.has(field) && shared.get(field) !== text;
    show(one(row, "[data-share]"), !isShared || changed);
    choose(one(row, "[data-share]"), "label", isShared ? "again" : "share");
  }
  show(one(root, "[data-slot=mine-empty]"), fields.length === 0);
}

async function share(field) {
  const writing = writings.get(field);
  if (!(await writing.flush())) return;
  const { text } = writing;
  const answer = await send("Share", { field });
  if (answer.ok) shared.set(field, text);
  ctx.repaint();
}

function paintTheirs(theirs) {
  const made = rows(one(root, "[data-slot=theirs]"), theirs.map((line) => line.field), (field) => {
    const row = copy("their-line");
    one(row, "[data-thank]").addEventListener("click", () => send("Thank", { field }));
    return row;
  });
  for (const [at, row] of made.entries()) {
    const { field, text, thanked } = theirs[at];
    fill(row, { name: nameOf(field), text });
    show(one(row, "[data-thank]"), !thanked);
    show(one(row, "[data-slot=thanked]"), thanked);
  }
  show(one(root, "[data-slot=theirs-empty]"), theirs.length === 0);
}

function paintNext(mine, out) {
  for (const button of all(root, "[data-next]")) press(button, button.dataset.next === mine);
  show(one(root, "[data-slot=next-choices]"), !out);
  show(one(root, "[data-slot=next-sealed]"), Boolean(mine) && !out);
  show(one(root, "[data-slot=next-out]"), Boolean(out));
  choose(root, "next-out", out ?? "");
}

function paintKeep(keep) {
  const fields = written();
  const made = rows(one(root, "[data-slot=keep]"), fields, (field) => {
    const row = copy("keep-line");
    Object.assign(one(row, "input"), { value: field, checked: keep.includes(field) });
    return row;
  });
  for (const row of made) fill(row, { name: nameOf(row.dataset.of), text: writings.get(row.dataset.of).text });
  show(one(root, "[data-slot=keep-empty]"), fields.length === 0);
}
