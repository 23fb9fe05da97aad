import assert from "node:assert/strict";
import { test } from "node:test";
import { NEWER, OLD, SAME, STRANGE, Scenes } from "../../static/js/room/scene.js";

const aView = (over = {}) => ({
  screen: "step", phase: "step", running: true, voted: false, pause: { mine: false, theirs: false }, ...over,
});
const aScene = (seq, own = 0, over = {}, settled = []) => ({ v: 1, seq, own, settled, view: aView(over) });
const paused = { screen: "paused", running: false, pause: { mine: false, theirs: true } };

test("the newest scene wins, by what both may know first and by what only I did second", () => {
  const scenes = new Scenes(aScene(4, 2));
  assert.equal(scenes.take(aScene(4, 3)), NEWER);
  assert.equal(scenes.take(aScene(5, 0)), NEWER);
  assert.equal(scenes.standing.seq, 5);
});

test("a late scene is dropped, whatever it says", () => {
  const scenes = new Scenes(aScene(6, 1, paused));
  assert.equal(scenes.take(aScene(5, 9)), OLD);
  assert.equal(scenes.view.screen, "paused");
});

test("the same moment told again refreshes the same screen", () => {
  const scenes = new Scenes(aScene(6, 1));
  assert.equal(scenes.take(aScene(6, 1, { voted: true })), SAME);
  assert.equal(scenes.view.voted, true);
});

test("my own pause stands at once, before any scene", () => {
  const scenes = new Scenes(aScene(3));
  scenes.hint("p1", true);
  assert.deepEqual([scenes.view.screen, scenes.view.running, scenes.view.pause.mine], ["paused", false, true]);
});

test("a hint of the partner's pause stands at once and says whose it is", () => {
  const scenes = new Scenes(aScene(3));
  scenes.hint("p1", false);
  assert.deepEqual(scenes.view.pause, { mine: false, theirs: true });
});

test("no scene paints running while a hint is unsettled", () => {
  const scenes = new Scenes(aScene(3));
  scenes.hint("p1", false);
  scenes.take(aScene(9));
  assert.equal(scenes.view.running, false);
  assert.equal(scenes.view.screen, "paused");
});

test("a scene that settles the hint lets the truth be seen again", () => {
  const scenes = new Scenes(aScene(3));
  scenes.hint("p1", false);
  scenes.take(aScene(4, 0, paused, ["p1"]));
  assert.equal(scenes.view.unsettled, undefined);
  scenes.take(aScene(7, 0, {}, ["p1"]));
  assert.equal(scenes.view.running, true);
});

test("even a late scene may settle a hint", () => {
  const scenes = new Scenes(aScene(8));
  scenes.hint("p1", false);
  assert.equal(scenes.take(aScene(5, 0, paused, ["p1"])), OLD);
  assert.equal(scenes.view.running, true);
});

test("a hint that comes after its scene changes nothing", () => {
  const scenes = new Scenes(aScene(4, 0, paused, ["p1"]));
  assert.equal(scenes.hint("p1", false), false);
  assert.deepEqual(scenes.unsettled, []);
});

test("pausing again while I am paused is over once the server has answered it", () => {
  const mine = { screen: "paused", running: false, pause: { mine: true, theirs: false } };
  const scenes = new Scenes(aScene(4, 0, mine, ["p1"]));
  scenes.hint("p2", true);
  scenes.answered("p2", true);
  assert.deepEqual(scenes.pending, { mine: false, theirs: false });
});

test("only the partner's pauses are asked about when the line comes back: mine are still on their way", () => {
  const scenes = new Scenes(aScene(4));
  scenes.hint("p1", true, true);
  scenes.hint("p2", false);
  assert.deepEqual(scenes.unsettled, ["p2"]);
});

test("an answer alone does not end my pause: the scene has to show it first", () => {
  const scenes = new Scenes(aScene(4));
  scenes.hint("p1", true);
  scenes.answered("p1", true);
  assert.equal(scenes.view.screen, "paused");
});

test("in the look back a pause leaves the page of writing standing", () => {
  const scenes = new Scenes(aScene(4, 0, { screen: "debrief", phase: "debrief", running: false }));
  scenes.hint("p1", true);
  assert.deepEqual([scenes.view.screen, scenes.view.pause.mine], ["debrief", true]);
});

test("nothing is paused once the session is closed", () => {
  const scenes = new Scenes(aScene(4, 0, { screen: "closed", phase: "closed" }));
  scenes.hint("p1", true);
  assert.equal(scenes.view.screen, "closed");
});

test("a scene of another version changes nothing here, and a pause stands all the same", () => {
  const scenes = new Scenes(aScene(4));
  assert.equal(scenes.take({ ...aScene(9, 0, { screen: "gate" }, ["p1"]), v: 2 }), STRANGE);
  assert.deepEqual([scenes.standing.seq, scenes.view.screen], [4, "step"]);
  scenes.hint("p1", false);
  assert.deepEqual([scenes.view.screen, scenes.view.running], ["paused", false]);
});

test("a pause that I tapped on my other phone rests this one as mine, and is asked about like the partner's", () => {
  const scenes = new Scenes(aScene(4));
  assert.equal(scenes.hint("p1", true), true);
  assert.deepEqual(scenes.pending, { mine: true, theirs: false });
  assert.equal(scenes.view.running, false);
  assert.deepEqual(scenes.unsettled, ["p1"]);
});
