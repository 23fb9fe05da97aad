// The toolkit's own page: the player with the browser's own way back, and the toolkit kept for when there is no line.

import { choose, one, show } from "../room/paint.js";
import { keep } from "./offline.js";
import { start } from "./player.js";
import { HistoryTrail } from "./walk.js";

start(one(document, "[data-toolkit]"), (changed) => new HistoryTrail(changed, { history, listen: addEventListener.bind(globalThis) }));

const told = one(document, "[data-offline]");
keep(globalThis).then((how) => {
  choose(told, "how", how);
  show(told, true);
});
