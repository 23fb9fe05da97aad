// Help and the toolkit take the place of the screen, under the pause. The seat stays, and nobody can tell.

import { all, one, show } from "./paint.js";

let from = null;

export const opened = () => all(document, "[data-layer-name]").find((layer) => !layer.hidden)?.dataset.layerName ?? null;

export function open(name, opener) {
  from = opened() ? from : (opener ?? document.activeElement);
  for (const layer of all(document, "[data-layer-name]")) show(layer, layer.dataset.layerName === name);
  show(document.getElementById("stage"), !name);
  document.body.classList.toggle("layered", Boolean(name));
  scrollTo({ top: 0 });
  if (name) one(document, `[data-layer-name="${name}"] h1`).focus({ preventScroll: true });
}

export function close({ back = true } = {}) {
  if (!opened()) return;
  open(null);
  if (back && from?.isConnected) from.focus();
}

export function start(root) {
  root.addEventListener("click", (event) => {
    const opener = event.target.closest("[data-layer], [data-help]");
    if (opener) {
      event.preventDefault();
      open(opener.dataset.layer ?? "help", opener);
    } else if (event.target.closest("[data-close]")) {
      close();
    }
  });
  root.addEventListener("toggle", ({ target }) => target.open && target.scrollIntoView({ block: "nearest" }), true); // above the pause
  for (const link of all(document, "[data-layer-name] a[href^='https:']")) link.target = "_blank";
}
