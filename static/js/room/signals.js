// Letting the other know without having to explain. All three only narrow: what runs stops, nothing goes on by itself.

import { tell } from "./announce.js";
import { all, fill, one, phrase, show } from "./paint.js";

let heard = "";

export function start(root, send, ctx) {
  root.addEventListener("click", async ({ target }) => {
    const button = target.closest("[data-signal]");
    if (!button) return;
    const folded = button.closest("details");
    folded.open = false;
    one(folded, "summary").focus();
    const { signal } = button.dataset;
    if (signal === "stepping-out" && !(await stands(ctx))) return;
    send("SendSignal", { signal });
  });
}

/** Stepping out comes with a pause: that one leaves first, and the signal when it is recorded. */
async function stands(ctx) {
  const { pause, unsettled } = ctx.view();
  return pause.mine && !unsettled ? true : (await ctx.pause())?.ok;
}

/** Which of the three make sense now. A "not now" is never asked again by a signal. */
export function offered(view) {
  const mine = view.signal?.mine ? view.signal.signal : "";
  const asked = view.running || view.gate.open;
  const open = {
    "stepping-out": true,
    "step-back": asked && (view.running || view.step.index > 0),
    differently: asked,
  };
  return Object.keys(open).filter((signal) => open[signal] && signal !== mine);
}

export function render(view) {
  const may = offered(view);
  for (const button of all(document, "[data-signal]")) show(button, may.includes(button.dataset.signal));
  for (const folded of all(document, ".unexplained")) {
    show(folded, may.length > 0);
    if (folded.closest("[data-screen]").hidden) folded.open = false;
  }
  const { signal } = view;
  const said = signal ? phrase(`signal-${signal.signal}-${signal.mine ? "mine" : "theirs"}`) : "";
  fill(document, { signal: said }, { hide: true });
  const news = signal?.mine ? "" : said;
  if (news !== heard) tell(news);
  heard = news;
}
