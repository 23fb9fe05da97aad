// The room is over for this page: nothing of the evening stays behind, on the glass or in the page's source.

import * as announce from "./announce.js";
import * as strip from "./strip.js";
import { all, one } from "./paint.js";

/** Leaves the last screen alone. `#stage` goes with the rest, and without it nothing is painted any more. */
export function clear(last) {
  announce.alert("");
  announce.tell("");
  strip.say("");
  one(document, "main").replaceChildren(last);
  for (const kept of all(document, "template, script[type='application/json']")) kept.remove();
}
