// Whether a page may go on showing what others share: one that cannot ask for it does not know what was taken back.

export const BELIEVED_MS = 10_000; // two questions in a row without an answer, and a moment

export class Behind {
  #at; // by both clocks: one of them runs on in sleep, the other is set by nobody

  constructor(now, wall) {
    this.#at = { now, wall };
  }

  /** An answer came to what was asked then; however late it comes, it tells of no later moment. */
  hear(now, wall) {
    if (now > this.#at.now || wall > this.#at.wall) this.#at = { now, wall };
  }

  /** Whether too long has passed since anything was known for sure. */
  is(now, wall) {
    return Math.max(now - this.#at.now, wall - this.#at.wall) > BELIEVED_MS;
  }
}
