// Which sections stand for a view. One, nearly always; in the debrief a pause stands above it, so that writing stays open.

/** `asking` is true when this person wants to go on and answers the gate from a paused or held screen. */
export function screensOf(view, asking) {
  if (view.phase === "closed") return ["closed"];
  if (view.phase === "debrief") {
    if (view.pause.mine || view.pause.theirs) return ["paused", view.screen];
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

/** Why the session is held, in the one word that matters most; a pause has a screen of its own. */
export function heldWhy(holds) {
  if (holds.includes("restart")) return "restart";
  const [me, them] = [holds.includes("away-me"), holds.includes("away-them")];
  if (me && them) return "both";
  if (them) return "them";
  return me ? "me" : "lapsed";
}

/** What stops a button that widens, or "" when nothing does. */
export function blockOf(view, { may, widensDebrief }) {
  if (!may) return "no-connection";
  if (view.unsettled) return "resting";
  return widensDebrief && view.holds.length ? "resting" : "";
}
