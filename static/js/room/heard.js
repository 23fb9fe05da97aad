// Whether this page may vouch for what it shows. "Running" is painted only while the server was heard lately; after
// sleep, a tab switch or a silence the page counts as behind until the next whole scene stands.

export const VOUCHED_MS = 6000; // silence after which nothing is painted as running
export const FRESH_MS = 5000; // age of the last beat after which nothing that widens is offered
export const JUMP_MS = 4000; // a gap between two ticks that can only be sleep

/** All times in milliseconds; `now` never goes back, `wall` is the clock on the wall, which also runs in sleep. */
export class Heard {
  beat = null;
  connected = false;
  #at;
  #beatAt = -Infinity;
  #caughtUp = true;
  #ticked;

  constructor(now, wall) {
    this.#at = now;
    this.#ticked = { now, wall };
  }

  /** Anything at all came from the server. */
  hear(now) {
    this.#at = now;
  }

  /** A beat came; commands that widen name it. */
  hearBeat(beat, now) {
    this.hear(now);
    this.beat = beat;
    this.#beatAt = now;
  }

  /** A whole scene came, so what stands is what is. */
  catchUp(now) {
    this.hear(now);
    this.#caughtUp = true;
  }

  /** The page was asleep, hidden or cut off. */
  fallBehind() {
    this.#caughtUp = false;
  }

  /** Every moment; true when the page has just fallen behind. */
  tick(now, wall) {
    const gap = Math.max(now - this.#ticked.now, wall - this.#ticked.wall);
    this.#ticked = { now, wall };
    const behind = gap > JUMP_MS || this.#silent(now);
    const news = behind && this.#caughtUp;
    if (behind) this.fallBehind();
    return news;
  }

  /** What stands over the room: nothing, "lost" (no connection) or "catching" (the newest scene is not here yet). */
  cover(now) {
    if (this.#silent(now)) return "lost";
    return this.#caughtUp ? "" : "catching";
  }

  /** Whether something that widens may be offered. */
  may(now) {
    return this.connected && this.#caughtUp && now - this.#beatAt < FRESH_MS;
  }

  #silent(now) {
    return now - this.#at > VOUCHED_MS;
  }
}
