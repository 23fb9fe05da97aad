import assert from "node:assert/strict";
import { test } from "node:test";
import { offered } from "../../static/js/room/signals.js";

const aView = (over = {}) => ({ running: false, gate: { open: false }, step: null, signal: null, ...over });
const atTheGate = (index, over = {}) => aView({ gate: { open: true }, step: { index }, ...over });

test("whoever is in a step can say each of the three", () => {
  assert.deepEqual(offered(aView({ running: true, step: { index: 0 } })), ["stepping-out", "step-back", "differently"]);
});

test("before the first step there is nothing to step back to", () => {
  assert.deepEqual(offered(atTheGate(0)), ["stepping-out", "differently"]);
  assert.deepEqual(offered(atTheGate(1)), ["stepping-out", "step-back", "differently"]);
});

test("where nobody is asked, be it the lobby or a not now, one can only step out", () => {
  assert.deepEqual(offered(aView()), ["stepping-out"]);
});

test("what I have said already is not offered again, what my partner said is", () => {
  const said = (mine) => atTheGate(1, { signal: { mine, signal: "differently" } });
  assert.deepEqual(offered(said(true)), ["stepping-out", "step-back"]);
  assert.deepEqual(offered(said(false)), ["stepping-out", "step-back", "differently"]);
});
