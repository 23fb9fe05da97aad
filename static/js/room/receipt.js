// What is known about my own pause, never more than is true: written down, and painted on the partner's visible page.

export const ALOUD_AFTER_MS = 3000;

/** The receipts of my newest pause of this page. A pause from before a reload is only known to be recorded. */
export class Receipts {
  #id = null;
  #pressedAt = 0;
  #recorded = false;
  #seen = false;

  /** I pressed pause. A second press while one stands changes nothing about the first. */
  press(id, now, standing) {
    if (standing && this.#id) return;
    this.#id = id;
    this.#pressedAt = now;
    this.#recorded = standing;
    this.#seen = false;
  }

  record(id) {
    if (id === this.#id) this.#recorded = true;
  }

  see(id) {
    if (id === this.#id) this.#seen = true;
  }

  /** The pause is over. */
  clear() {
    this.#id = null;
  }

  /** `recorded`: waiting or done. `seen`: waiting, late, done, or unknown when this page never pressed. */
  at(now) {
    if (!this.#id) return { recorded: "done", seen: "unknown" };
    const late = now - this.#pressedAt >= ALOUD_AFTER_MS;
    return { recorded: this.#recorded ? "done" : "waiting", seen: this.#seen ? "done" : late ? "late" : "waiting" };
  }
}
