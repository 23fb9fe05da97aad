// Choosing how it goes on.

import { fill } from "../room/paint.js";
import * as onward from "./onward.js";

export const start = (part, doing) => onward.begin(part, doing);

export function render(part, view, ctx) {
  fill(part, { question: ctx.step.question });
  onward.paint(part, ctx.step.choices, view.step.play.pick, ctx.key);
}
