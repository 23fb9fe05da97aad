import assert from "node:assert/strict";
import { test } from "node:test";
import { blockOf, heldWhy, rests, screensOf } from "../../static/js/room/scene.js";

const aView = (over = {}) => ({
  screen: "step", phase: "step", holds: [], go_on: null, pause: { mine: false, theirs: false }, gate: { answer: null }, ...over,
});
const pausedMidStep = { screen: "paused", go_on: "gate", holds: ["consent", "paused-me"], pause: { mine: true, theirs: false } };

test("one screen stands at a time", () => {
  assert.deepEqual(screensOf(aView(), false), ["step"]);
});

test("whoever wants to go on answers the gate from where they are", () => {
  assert.deepEqual(screensOf(aView(pausedMidStep), false), ["paused"]);
  assert.deepEqual(screensOf(aView(pausedMidStep), true), ["gate"]);
});

test("a sealed answer stands after a reload too", () => {
  assert.deepEqual(screensOf(aView({ ...pausedMidStep, gate: { answer: "yes" } }), false), ["gate"]);
});

test("a pause on its way covers even a gate that was being answered", () => {
  assert.deepEqual(screensOf(aView({ ...pausedMidStep, unsettled: true }), true), ["paused"]);
});

test("in the look back a pause stands above the writing", () => {
  const looking = { screen: "debrief", phase: "debrief", go_on: "vote" };
  assert.deepEqual(screensOf(aView({ ...looking, holds: ["paused-them"], pause: { mine: false, theirs: true } }), false), ["paused", "debrief"]);
  assert.deepEqual(screensOf(aView({ ...looking, holds: ["restart"] }), false), ["held", "debrief"]);
  assert.deepEqual(screensOf(aView(looking), false), ["debrief"]);
});

test("a closed session shows its end and nothing else", () => {
  assert.deepEqual(screensOf(aView({ phase: "closed", pause: { mine: true, theirs: false } }), false), ["closed"]);
});

test("a held room says the one thing that matters most", () => {
  assert.equal(heldWhy(["away-them", "consent", "restart"]), "restart");
  assert.equal(heldWhy(["away-me", "away-them", "consent"]), "both");
  assert.equal(heldWhy(["away-them", "consent"]), "them");
  assert.equal(heldWhy(["away-me", "consent"]), "me");
  assert.equal(heldWhy(["consent"]), "lapsed");
  assert.equal(heldWhy(["consent"], { mine: true, signal: "differently" }), "signal");
});

test("the room rests in its resting colours, and an open question alone does not make it rest", () => {
  assert.equal(rests(aView({ screen: "gate", phase: "gate", holds: ["consent"] })), false);
  assert.equal(rests(aView(pausedMidStep)), true);
  assert.equal(rests(aView({ unsettled: true })), true);
});

test("what widens needs the line, a settled room, and in the look back nothing that holds it", () => {
  const held = aView({ phase: "debrief", holds: ["paused-them"] });
  assert.equal(blockOf(aView(), { may: false, widensDebrief: false }), "no-connection");
  assert.equal(blockOf(aView({ unsettled: true }), { may: true, widensDebrief: false }), "resting");
  assert.equal(blockOf(aView(), { may: false, older: true, widensDebrief: false }), "reason-version");
  assert.equal(blockOf(held, { may: true, widensDebrief: true }), "resting");
  assert.equal(blockOf(held, { may: true, widensDebrief: false }), "");
});
