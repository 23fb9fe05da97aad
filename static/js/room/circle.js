// The shape of a breath on one screen: it grows and gets small, or, where nothing may move, a ring fills second by second.

import { breathAt, roundOf } from "./breath.js";
import { one, show, write } from "./paint.js";

const TURN_MS = 250; // how often words and ring are looked at when nothing moves
const UNSEEN_MS = 1000; // and when nobody can see them
const SHEET = new URL("../../css/breath.css", import.meta.url).href;
const still = matchMedia("(prefers-reduced-motion: reduce)");

// Nobody needs its style at the door of the room, so the shape brings it along.
if (![...document.styleSheets].some((sheet) => sheet.href === SHEET)) {
  document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: SHEET }));
}

/** Calls back when somebody asks their device for less motion, or for more again. */
export const onMotion = (change) => still.addEventListener("change", change);

export class Circle {
  #frame = 0;
  #slow = 0;
  #now = null;

  /** `elapsed()` seconds of a round of `seconds` of `pattern`, painted into `part`; `own` is what stands there at one's own pace. */
  follow({ part, verbs, pattern, seconds, elapsed, own, ended }) {
    const calm = document.documentElement.classList.contains("calm");
    const quiet = still.matches || calm;
    const shape = one(part, ".breath");
    shape.classList.toggle("quiet", quiet);
    shape.classList.toggle("own", Boolean(own));
    this.stop();
    if (!pattern) return;
    this.#now = { part, shape, verbs, pattern, seconds, elapsed, own, ended, quiet, calm };
    this.#turn();
  }

  stop() {
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#slow);
    this.#now = null;
  }

  #turn() {
    if (!this.#now) return;
    const { part, shape, verbs, pattern, seconds, elapsed, own, ended, quiet, calm } = this.#now;
    const breath = breathAt(pattern, elapsed(), seconds);
    const resting = breath.ended || Boolean(own);
    const uncounted = calm || document.body.classList.contains("need-no-countdowns"); // the word alone
    write(one(part, "[data-slot=verb]"), breath.ended ? verbs.ended : own || verbs[breath.do]);
    write(one(part, "[data-slot=count]"), resting || uncounted ? "" : String(breath.left));
    show(one(part, "[data-own-pace]"), !breath.ended);
    shape.classList.toggle("ended", breath.ended);
    shape.dataset.do = resting ? "" : breath.do;
    shape.style.setProperty("--size", (resting ? 0.35 : breath.size).toFixed(4));
    if (quiet && uncounted) one(shape, ".fill").setAttribute("stroke-dasharray", "0 100");
    else if (quiet && !resting) ring(one(shape, ".fill"), pattern[breath.index].seconds, breath.left);
    if (breath.ended) ended?.();
    if (breath.ended && elapsed() > roundOf(pattern, seconds)) return;
    const again = () => this.#turn();
    if (!shape.checkVisibility()) this.#slow = setTimeout(again, UNSEEN_MS);
    else if (quiet || resting) this.#slow = setTimeout(again, TURN_MS);
    else this.#frame = requestAnimationFrame(again);
  }
}

/** One piece of the ring for each second of this part of the breath; a piece is filled when its second begins. */
function ring(circle, seconds, left) {
  const piece = 100 / seconds;
  const lit = seconds - left + 1;
  const pieces = Array.from({ length: lit }, (_, at) => (at === lit - 1 ? `${piece - 2} ${100}` : `${piece - 2} 2`));
  circle.setAttribute("stroke-dasharray", pieces.join(" "));
}
