// The toolkit inside the room: a layer like help, under the pause. It is brought before anybody opens it, so opening it
// tells nobody, and it is there when the line is gone.

import { fetched } from "../fetched.js";
import { start as play } from "../toolkit/player.js";
import { Trail } from "../toolkit/walk.js";
import { one } from "./paint.js";

const WHERE = "/toolkit";
const AGAIN_MS = 15_000;
let layer = null;
let asking = false;
let here = false;
let notBefore = 0;

export function start(root) {
  layer = one(root, "[data-layer-name=toolkit]");
}

export function render(view, ctx) {
  if (here || asking || ctx.now < notBefore || !layer.isConnected) return undefined;
  notBefore = ctx.now + AGAIN_MS;
  return bring();
}

async function bring() {
  asking = true;
  const page = await fetched(WHERE).finally(() => (asking = false));
  const tools = page instanceof Document && page.querySelector("[data-toolkit]");
  if (!tools || !layer.isConnected) return; // what stands in the layer holds until the next try
  here = true;
  const holds = layer.contains(document.activeElement) && one(layer, "[data-until]").contains(document.activeElement);
  document.head.append(...page.querySelectorAll("link[data-toolkit-style]"));
  one(layer, "[data-until]").replaceWith(tools);
  play(tools, (changed) => new Trail(changed));
  if (holds) one(layer, "h1").focus();
}
