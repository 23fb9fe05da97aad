// The screen stays awake while two people are in something together. At rest it may go dark, unless a yes waits: that
// counts only as long as its page can be seen.

import { rests } from "./scene.js";

const TOGETHER = new Set(["gate", "step", "debrief"]);
let wanted = false;
let lock = null;
let asking = false;

async function ask() {
  if (!wanted || lock || asking || document.visibilityState !== "visible" || !navigator.wakeLock) return;
  asking = true;
  try {
    lock = await navigator.wakeLock.request("screen");
    lock.addEventListener("release", () => (lock = null));
    if (!wanted) lock.release();
  } catch {
    lock = null; // a low battery or an old phone says no; nothing depends on it
  } finally {
    asking = false;
  }
}

export function start() {
  document.addEventListener("visibilitychange", ask);
}

export function render(view, ctx) {
  const waits = view.gate.answer === "yes" || view.voted;
  wanted = TOGETHER.has(view.phase) && (!rests(view) || waits) && !ctx.gone;
  if (wanted) ask();
  else lock?.release();
}
