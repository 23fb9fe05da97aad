// Who is here: the partner in words and a shape, and my own line when it is down. Seen only in the room, never kept.

import { all, phrase, show, write } from "./paint.js";

export function render(view, ctx) {
  const line = document.getElementById("presence");
  const waiting = view.screen === "lobby" && !view.they_joined;
  const them = view.they_joined || ctx.them !== "unknown" ? ctx.them : "away";
  show(line, view.phase !== "closed" && !waiting && !ctx.gone);
  for (const pair of all(document, ".pair, #presence")) pair.dataset.them = pair.closest("[data-screen=closed], [data-screen=parted]") ? "here" : them;
  if (!ctx.connected && ctx.tried) {
    line.dataset.them = "reconnecting";
    write(line.lastElementChild, phrase("me-reconnecting"));
  } else if (ctx.them !== "unknown") {
    write(line.lastElementChild, phrase(`them-${ctx.them}`));
  }
}
