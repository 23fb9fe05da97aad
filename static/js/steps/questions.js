// Questions that each answers alone, one per screen. What is tapped or typed goes to its giver's own page at once; the
// words of a choice stay in this page, only its name is kept, so each reads it in their own language.

import { all, copyOf, fill, one, phrase, press, show } from "../room/paint.js";
import { Writing, picked } from "../room/writing.js";

const PLACES = ["1", "2", "3", "4", "5"];
let made = 0; // so that every field finds its own label

/** What somebody chose, as it is read: the label of each choice, or where it lies between two words. */
export function inWords(question, value) {
  if (question.answer === "text") return value;
  if (question.answer === "scale") {
    const { low, high } = question;
    return { 1: low, 2: phrase("more-of", { this: low }), 3: phrase("in-between"), 4: phrase("more-of", { this: high }), 5: high }[value] ?? value;
  }
  const label = (id) => question.choices.find((choice) => choice.id === id)?.label ?? id;
  return value.split("; ").filter(Boolean).map(label).join(", ");
}

/** The pages of one step's questions, made anew for every step. */
export class Pages {
  constructor(part, { move, repaint }) {
    Object.assign(this, { part, move, repaint, at: 0, step: "", pages: [] });
    one(part, "[data-turn-back]").addEventListener("click", () => this.turn(-1));
    one(part, "[data-turn-on]").addEventListener("click", () => this.turn(1));
  }

  turn(by) {
    for (const { writing } of this.pages) writing.flush();
    this.at = Math.max(0, Math.min(this.pages.length, this.at + by));
    this.paint();
    this.repaint();
    const shown = this.pages[this.at]?.page ?? one(this.part, "[data-last]");
    one(shown, "h1").focus({ preventScroll: true });
    scrollTo({ top: 0 });
  }

  /** `mine` is what the server keeps of one's answers; `first` picks the words for the two roles. */
  render(step, questions, { mine, first, running }) {
    if (this.step !== step) this.begin(step, questions, mine, first);
    for (const { question, writing, paint } of this.pages) {
      paint(writing.meet(mine[question.id] ?? ""));
      if (running && writing.unsaved && writing.tried !== writing.text) writing.flush();
    }
    this.paint();
  }

  begin(step, questions, mine, first) {
    Object.assign(this, { step, at: 0 });
    this.pages = questions.map((question) => this.page(question, mine[question.id] ?? "", first));
    one(this.part, "[data-questions]").replaceChildren(...this.pages.map(({ page }) => page));
  }

  page(question, text, first) {
    const page = copyOf(this.part, "question");
    const writing = new Writing(text, {
      save: async (words) => {
        writing.tried = words;
        return this.move("write", question.id, words);
      },
      later: (work, ms) => setTimeout(work, ms),
      never: (timer) => clearTimeout(timer),
      changed: () => this.repaint(),
    });
    const words = first || !question.other ? question.text : question.other;
    fill(page, { text: words, hint: question.hint, low: question.low, high: question.high }, { hide: true });
    page.setAttribute("aria-label", words);
    const paint = { text: field, scale, one: chips, several: chips }[question.answer](this.part, page, question, writing);
    return { question, page, writing, paint: (stands) => paint(stands, writing) };
  }

  paint() {
    const last = this.at === this.pages.length;
    for (const [at, { page, writing }] of this.pages.entries()) {
      show(page, at === this.at);
      fill(page, { position: this.pages.length > 1 ? phrase("question-of", { x: at + 1, y: this.pages.length }) : "" }, { hide: true });
      one(page, "[data-saved]").textContent = writing.text && !writing.unsaved ? phrase("saved") : "";
    }
    show(one(this.part, "[data-last]"), last);
    show(one(this.part, "[data-turn-back]"), this.at > 0);
    show(one(this.part, "[data-turn-on]"), !last);
    show(one(this.part, "[data-first-only]"), this.at === 0);
    const empty = !this.pages[this.at]?.writing.text;
    for (const label of all(this.part, "[data-turn-on] [data-label]")) show(label, (label.dataset.label === "skip") === empty);
  }
}

function field(_, page, question, writing) {
  const input = one(page, "textarea");
  input.setAttribute("aria-label", question.text);
  for (const other of ["[data-chips]", "[data-scale]"]) one(page, other).remove();
  input.addEventListener("input", () => writing.type(input.value));
  input.addEventListener("blur", () => writing.flush());
  return (stands) => {
    if (input.value !== stands && document.activeElement !== input) input.value = stands;
  };
}

function chips(part, page, question, writing) {
  for (const other of ["textarea", "[data-scale]"]) one(page, other).remove();
  const row = one(page, "[data-chips]");
  const several = question.answer === "several";
  for (const { id, label } of question.choices) {
    const chip = copyOf(part, "chip");
    Object.assign(chip, { textContent: label, value: id });
    chip.addEventListener("click", () => {
      writing.type(picked(writing.text, id, several));
      writing.flush();
    });
    row.append(chip);
  }
  return (stands) => {
    for (const chip of all(row, "button")) press(chip, stands.split("; ").includes(chip.value));
  };
}

function scale(part, page, question, writing) {
  for (const other of ["textarea", "[data-chips]"]) one(page, other).remove();
  const row = one(page, ".scale-places");
  const name = `scale-${(made += 1)}`;
  one(page, "[data-scale]").setAttribute("aria-label", question.text);
  for (const place of PLACES) {
    const label = copyOf(part, "place");
    const radio = one(label, "input");
    Object.assign(radio, { name, value: place });
    one(label, "span").textContent = inWords(question, place);
    radio.addEventListener("change", () => {
      writing.type(place);
      writing.flush();
    });
    row.append(label);
  }
  return (stands) => {
    for (const radio of all(row, "input")) radio.checked = radio.value === stands;
  };
}

/** Both lists below each other: one's own with a way to show or take back, and what the other shows. */
export function sideBySide(part, questions, { mine, shown, theirs, first }, { may, move, unsay, keep }) {
  const named = (question, whose) => (whose || !question.other ? question.text : question.other);
  const own = one(part, "[data-slot=own-lines]");
  rows(own, questions.filter(({ id }) => mine[id] || shown.includes(id)), () => {
    const row = copyOf(part, "own");
    one(row, "[data-show]").addEventListener("click", () => move("show", row.dataset.of));
    one(row, "[data-unsay]").addEventListener("click", () => unsay(row.dataset.of));
    one(row, "[data-keep]").addEventListener("click", ({ target }) => keepIt(row, target, keep));
    return row;
  }, (row, question) => {
    const out = shown.includes(question.id);
    fill(row, { name: named(question, first), text: inWords(question, mine[question.id]), sees: phrase(out ? "you-and-them" : "only-you") });
    row.dataset.taps = (mine[question.id] ?? "").split("; ").filter(Boolean).map((id) => `${question.id}/${id}`).join();
    show(one(row, "[data-show]"), may && !out && !question.private);
    show(one(row, "[data-keep]"), Boolean(question.keeps) && !("kept" in row.dataset));
    show(one(row, "[data-unsay]"), out);
  });
  const other = one(part, "[data-slot=their-lines]");
  const said = questions.filter(({ id }) => theirs[id]);
  rows(other, said, () => copyOf(part, "theirs"), (row, question) => {
    fill(row, { name: named(question, !first), text: inWords(question, theirs[question.id]) });
  });
  show(one(part, "[data-slot=none-yet]"), said.length === 0);
}

/** Into one's own plan, once; what was chosen stands there from then on, whatever becomes of this step. */
async function keepIt(row, button, keep) {
  const answer = await keep(row.dataset.taps.split(","));
  if (!answer) return;
  row.dataset.kept = "";
  one(row, "[data-slot=kept]").textContent = phrase(answer.shown ? "in-our-plan" : "in-my-plan");
  show(button, false);
}

function rows(place, questions, make, paint) {
  const ids = questions.map(({ id }) => id);
  const standing = all(place, ":scope > li");
  if (standing.map((row) => row.dataset.of).join() !== ids.join()) {
    place.replaceChildren(...ids.map((id) => standing.find((row) => row.dataset.of === id) ?? Object.assign(make(), {}) ));
    for (const [at, row] of all(place, ":scope > li").entries()) row.dataset.of = ids[at];
  }
  for (const [at, row] of all(place, ":scope > li").entries()) paint(row, questions[at]);
}
