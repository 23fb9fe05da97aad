// What narrows is never lost: it is sent by the socket, then by POST, again and again with the same id, until the
// server has answered. Sending twice is harmless, because the same id gets the same answer.

export const PATIENCE_MS = 2000; // how long the socket may take before POST is tried as well
const FIRST_RETRY_MS = 1000;
const LONGEST_RETRY_MS = 16000;
const FINAL = new Set(["closed", "no-seat", "unknown", "not-now", "too-long", "overtaken", "held", "version"]);

/** Whether an answer ends the sending. "trouble" and "too-many" do not: the server could not take it yet. */
export function isFinal(answer) {
  return answer.ok || FINAL.has(answer.reason);
}

/** `bySocket(command)` is true when it went out; `byPost(command)` promises an answer; `later(work, ms)` waits. */
export class Outbox {
  #waiting = new Map(); // id -> { command, resolve, tries }

  constructor({ bySocket, byPost, later, changed = () => {} }) {
    this.bySocket = bySocket;
    this.byPost = byPost;
    this.later = later;
    this.changed = changed;
  }

  /** Sends until answered; promises the answer. */
  put(command) {
    return new Promise((resolve) => {
      this.#waiting.set(command.id, { command, resolve, tries: 0 });
      this.changed(this.commands);
      const went = this.bySocket(command);
      this.later(() => this.#post(command.id), went ? PATIENCE_MS : 0);
    });
  }

  /** An answer came, by whichever way. True if somebody was waiting for it. */
  answered(answer) {
    const entry = this.#waiting.get(answer.id);
    if (!entry || !isFinal(answer)) return false;
    this.#waiting.delete(answer.id);
    this.changed(this.commands);
    entry.resolve(answer);
    return true;
  }

  /** Whether this command still waits for an answer that ends it. */
  holds(id) {
    return this.#waiting.has(id);
  }

  /** Everything once more: by socket when it is back, by POST when the page goes away. */
  again(send) {
    for (const { command } of this.#waiting.values()) send(command);
  }

  get commands() {
    return [...this.#waiting.values()].map((entry) => entry.command);
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
