// What narrows is never lost: it is sent by the socket, then by POST, again and again with the same id, until the
// server has answered. Sending twice is harmless, because the same id gets the same answer.
// A pause and an end go at once, past everything. All else goes one after the other, each when the one before it is
// answered: however lost and late the network is, an older wish never arrives after a newer one.

export const PATIENCE_MS = 2000; // how long the socket may take before POST is tried as well
const FIRST_RETRY_MS = 1000;
const LONGEST_RETRY_MS = 16000;
const FINAL = new Set([
  "closed", "no-seat", "unknown", "not-now", "too-long", "overtaken", "held", "version", "stale-form",
]);
const AT_ONCE = new Set(["Pause", "End"]);

/** Whether an answer ends the sending. "trouble" and "too-many" do not: the server could not take it yet. */
export function isFinal(answer) {
  return answer.ok || FINAL.has(answer.reason);
}

/** A pause is not given up because the page's token is from an earlier login: it goes out again with a new one. */
function ends(answer, command) {
  return isFinal(answer) && !(command.do === "Pause" && answer.reason === "stale-form");
}

/** `bySocket(command)` is true when it went out; `byPost(command)` promises an answer; `later(work, ms)` waits. */
export class Outbox {
  #waiting = new Map(); // id -> { command, resolve, tries, begun }, oldest first

  constructor({ bySocket, byPost, later, changed = () => {} }) {
    this.bySocket = bySocket;
    this.byPost = byPost;
    this.later = later;
    this.changed = changed;
  }

  /** Sends until answered; promises the answer. */
  put(command) {
    return new Promise((resolve) => {
      this.#waiting.set(command.id, { command, resolve, tries: 0, begun: false });
      this.changed(this.commands);
      this.#goOn();
    });
  }

  /** An answer came, by whichever way. True if somebody was waiting for it. */
  answered(answer) {
    const entry = this.#waiting.get(answer.id);
    if (!entry || !ends(answer, entry.command)) return false;
    this.#waiting.delete(answer.id);
    this.changed(this.commands);
    entry.resolve(answer);
    this.#goOn();
    return true;
  }

  /** Whether this command still waits for an answer that ends it. */
  holds(id) {
    return this.#waiting.has(id);
  }

  /** The line is back: whatever is under way goes out once more. */
  again(send) {
    for (const { command } of this.#due()) send(command);
  }

  /** The page goes away: there is no later, so all of it leaves, in its order as far as the socket keeps one. */
  flush(post) {
    for (const entry of this.#waiting.values()) {
      if (entry.begun || !this.bySocket(entry.command)) post(entry.command);
    }
  }

  get commands() {
    return [...this.#waiting.values()].map((entry) => entry.command);
  }

  /** What may be on its way now: all that goes at once, and the first of everything else. */
  #due() {
    const entries = [...this.#waiting.values()];
    const first = entries.find(({ command }) => !AT_ONCE.has(command.do));
    return entries.filter((entry) => entry === first || AT_ONCE.has(entry.command.do));
  }

  #goOn() {
    for (const entry of this.#due()) {
      if (entry.begun) continue;
      entry.begun = true;
      const went = this.bySocket(entry.command);
      this.later(() => this.#post(entry.command.id), went ? PATIENCE_MS : 0);
    }
  }

  async #post(id) {
    const entry = this.#waiting.get(id);
    if (!entry) return;
    let answer = null;
    try {
      answer = await this.byPost(entry.command);
    } catch {
      // no network: the next try is on its way
    }
    if (answer && this.answered(answer)) return;
    if (!this.#waiting.has(id)) return;
    this.later(() => this.#post(id), Math.min(FIRST_RETRY_MS * 2 ** entry.tries, LONGEST_RETRY_MS));
    entry.tries += 1;
  }
}
