// Whether this page may vouch for what it shows. "Running" is painted only while the server was heard lately and hears
// this page; after sleep, a tab switch or a silence the page counts as behind until a scene comes that it asked for.

export const VOUCHED_MS = 5000; // silence after which nothing is painted as running; looked at often enough for six
export const FRESH_MS = 5000; // age of the last beat after which nothing that widens is offered
export const JUMP_MS = 4000; // a gap between two ticks that can only be sleep
export const ASK_AGAIN_MS = 2000; // how long the newest scene may take before it is asked for again

/** All times in milliseconds; `now` never goes back, `wall` is the clock on the wall, which also runs in sleep. */
export class Heard {
  beat = ""; // none yet
  connected = false;
  unheard = false; // the server says that nothing of this person arrives
  ask = 0; // goes with the question for the newest scene, and comes back with it
  #at;
  #beatAt = -Infinity;
  #caughtUp = true;
  #askedAt = -Infinity;
  #redialled = false;
  #ticked;

  constructor(now, wall) {
    this.#at = now;
    this.#ticked = { now, wall };
  }

  /** Anything at all came from the server. */
  hear(now) {
    this.#at = now;
    this.#redialled = false;
  }

  /** A beat came; commands that widen name it. */
  hearBeat(beat, now) {
    this.hear(now);
    this.beat = beat;
    this.#beatAt = now;
  }

  /** A whole scene came. Only one that answers the newest question shows what is: others may be late. */
  catchUp(now, asked) {
    if (asked !== this.ask) return;
    this.hear(now);
    this.#caughtUp = true;
  }

  /** The page was asleep, hidden or cut off. */
  fallBehind() {
    this.#caughtUp = false;
    this.#askedAt = -Infinity;
    this.ask += 1;
  }

  /** The newest scene is being asked for. */
  asks(now) {
    this.#askedAt = now;
    return this.ask;
  }

  /** Every moment. What to do now: "ask" for the newest scene, "redial" a line that has fallen silent, or nothing. */
  tick(now, wall) {
    const gap = Math.max(now - this.#ticked.now, wall - this.#ticked.wall);
    this.#ticked = { now, wall };
    const silent = this.#silent(now);
    if (this.#caughtUp && (gap > JUMP_MS || silent)) this.fallBehind();
    if (silent && gap <= JUMP_MS) {
      const first = !this.#redialled;
      this.#redialled = true;
      return first ? "redial" : "";
    }
    return !this.#caughtUp && now - this.#askedAt >= ASK_AGAIN_MS ? "ask" : "";
  }

  /** What stands over the room: nothing, "lost" (no connection) or "catching" (the newest scene is not here yet). */
  cover(now) {
    if (this.unheard || this.#silent(now)) return "lost";
    return this.#caughtUp ? "" : "catching";
  }

  /** Whether something that widens may be offered. */
  may(now) {
    return this.connected && !this.unheard && this.#caughtUp && now - this.#beatAt < FRESH_MS;
  }

  #silent(now) {
    return now - this.#at > VOUCHED_MS;
  }
}
