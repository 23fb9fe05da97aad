// One's own comfort kit over the paused screen, never over the pause. It is fetched when asked for, nobody is told, and it
// leaves the page when it is closed. Without a line, what holds without one is opened in its place.

import { fetched } from "../fetched.js";
import { open, opened } from "./layer.js";

export function start(root, send, ctx) {
  root.addEventListener("click", async (event) => {
    const opener = event.target.closest("[data-kit]");
    if (!opener) return;
    event.preventDefault();
    const { theirs } = ctx.view().pause;
    const page = await fetched("/self/kit/at-hand");
    if (!opener.offsetParent || ctx.view().pause.theirs !== theirs) return; // something newer stands there
    const layer = page?.getElementById?.("layer-kit");
    if (layer) root.getElementById("main").append(layer);
    open(layer ? "kit" : "toolkit", opener);
  });
}

export function render() {
  if (opened() !== "kit") document.getElementById("layer-kit")?.remove();
}
