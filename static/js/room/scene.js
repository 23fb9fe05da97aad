// Which scene stands. Scenes are whole; the newest by (seq, own) wins, everything else is late and is dropped.
// A pause that is told but not yet written (a hint) stands above every scene until a scene says that it is settled.
// Below: which sections of the page stand for a view. One, nearly always; in the debrief a pause stands above it.

export const NEWER = "newer";
export const SAME = "same";
export const OLD = "old";
export const STRANGE = "strange"; // of another version than this page: nothing in it can be relied on

/** How a scene compares with the one that stands. */
export function compare(scene, standing) {
  const step = scene.seq - standing.seq || scene.own - standing.own;
  return step > 0 ? NEWER : step === 0 ? SAME : OLD;
}

/** What may be painted: the view itself, or the same view at rest while a pause is on its way. */
export function shown(view, pending) {
  if (view.phase === "closed" || !(pending.mine || pending.theirs)) return view;
  const pause = { ...view.pause, mine: view.pause.mine || pending.mine, theirs: view.pause.theirs || pending.theirs };
  const screen = view.phase === "debrief" ? view.screen : "paused";
  return { ...view, screen, pause, running: false, voted: false, unsettled: true };
}

/** Keeps the newest scene and the pauses that are not settled yet. */
export class Scenes {
  #settled = new Set();
  #pending = new Map(); // command id -> whether it is my own pause, and whether it was tapped here

  constructor(first) {
    this.v = first.v;
    this.standing = first;
    this.#settle(first.settled);
  }

  /** Takes a scene; tells whether it is newer, the same moment again, late, or of another version. */
  take(scene) {
    if (scene.v !== this.v) return STRANGE;
    this.#settle(scene.settled);
    const how = compare(scene, this.standing);
    if (how !== OLD) this.standing = scene;
    return how;
  }

  /** A pause is on its way: from my tap here, from another page of mine, or the partner's. False if it is known. */
  hint(id, mine, here = false) {
    if (this.#settled.has(id) || this.#pending.has(id)) return false;
    this.#pending.set(id, { mine, here });
    return true;
  }

  /** The server has answered one of my pauses. It is over as a hint once the scene that stands shows the pause. */
  answered(id, ok) {
    if (!ok || this.standing.view.pause.mine || this.standing.view.phase === "closed") this.#settle([id]);
  }

  /** For the server to settle when they are over. What was tapped here is settled by its answer alone. */
  get unsettled() {
    return [...this.#pending].filter(([, { here }]) => !here).map(([id]) => id);
  }

  get pending() {
    const whose = [...this.#pending.values()].map(({ mine }) => mine);
    return { mine: whose.includes(true), theirs: whose.includes(false) };
  }

  get view() {
    return shown(this.standing.view, this.pending);
  }

  #settle(ids) {
    for (const id of ids) {
      this.#settled.add(id);
      this.#pending.delete(id);
    }
  }
}

// --- which sections stand for a view

/** `asking` is true when this person wants to go on and answers the gate from a paused or held screen. */
export function screensOf(view, asking) {
  if (view.phase === "closed") return ["closed"];
  if (view.phase === "debrief") {
    const paused = view.pause.mine || view.pause.theirs;
    if (view.screen === "parted") return paused ? ["parted", "paused"] : ["parted"]; // done: that is read first
    if (paused) return ["paused", view.screen];
    return view.holds.length ? ["held", view.screen] : [view.screen];
  }
  const resting = view.screen === "paused" || view.screen === "held";
  const answering = asking || view.gate.answer !== null;
  return resting && view.go_on === "gate" && answering && !view.unsettled ? ["gate"] : [view.screen];
}

/** Whether the room takes its resting colours: something else than an unanswered question holds it. */
export function rests(view) {
  return view.phase !== "closed" && (Boolean(view.unsettled) || view.screen === "held" || view.holds.some((hold) => hold !== "consent"));
}

/** Whether what the partner brought stands here. They may put it away at any moment. */
export function isTheirs(view) {
  return view.screen === "presenting" && !view.presented.mine;
}

/** Why the session is held, in the one word that matters most; a pause has a screen of its own. */
export function heldWhy(holds, signal = null) {
  if (holds.includes("restart")) return "restart";
  const [me, them] = [holds.includes("away-me"), holds.includes("away-them")];
  if (me && them) return "both";
  if (them) return "them";
  return me ? "me" : signal ? "signal" : "lapsed";
}

/** What stops a button that widens, or "" when nothing does. */
export function blockOf(view, { may, older, widensDebrief }) {
  if (older) return "reason-version";
  if (!may) return "no-connection";
  if (view.unsettled) return "resting";
  return widensDebrief && view.holds.length ? "resting" : "";
}
