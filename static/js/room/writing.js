// One line of own writing on its way to the server: saved as it is typed, the newest words last, never two at once.

export const AFTER_MS = 600;

/** The line after a word was tapped: several wishes stand beside each other, of weather there is one. */
export function picked(text, word, several) {
  const words = text.split(/\s*;\s*/).filter(Boolean);
  if (words.includes(word)) return words.filter((known) => known !== word).join("; ");
  return several ? [...words, word].join("; ") : word;
}

/** `save(text)` promises { ok }. `later(work, ms)` waits and gives something `never` can call off. */
export class Writing {
  #saved;
  #text;
  #met; // what the newest scene said; the same again is no news, and may be older than what was just saved
  #saving = null;
  #sent = null; // the words of the newest save, answered or not
  #timer = null;

  constructor(text, { save, later, never, changed = () => {} }) {
    Object.assign(this, { save, later, never, changed });
    this.#saved = this.#text = this.#met = text;
  }

  /** Something was typed. */
  type(text) {
    this.#text = text;
    this.never(this.#timer);
    this.#timer = this.later(() => this.flush(), AFTER_MS);
    this.changed();
  }

  /** The server's own words for this line: taken only when nothing unsaved stands here. Gives the text to show. */
  meet(text) {
    if (text !== this.#met && !this.unsaved) this.#saved = this.#text = text;
    this.#met = text;
    return this.#text;
  }

  get unsaved() {
    return this.#text !== this.#saved || this.#saving !== null;
  }

  get text() {
    return this.#text;
  }

  /** Saves now what is not saved; promises that the words that stood here then are saved. */
  async flush() {
    this.never(this.#timer);
    while (this.#saving || this.#text !== this.#saved) {
      if (!this.#saving) this.#saving = this.#send(this.#text);
      if (!(await this.#saving)) return false;
    }
    return true;
  }

  /** The page is going: the newest words are sent even while older ones are on their way. */
  leave() {
    this.never(this.#timer);
    if (this.#text !== this.#saved && this.#text !== this.#sent) this.#send(this.#text);
  }

  async #send(text) {
    this.#sent = text;
    const answer = await this.save(text);
    this.#saving = null;
    this.#sent = null;
    if (answer.ok) this.#saved = text;
    this.changed();
    return answer.ok;
  }
}
