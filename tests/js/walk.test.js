import assert from "node:assert/strict";
import { test } from "node:test";
import { HistoryTrail, LIST, Trail, begun, next, opened, seen } from "../../static/js/toolkit/walk.js";

const about = opened("grounding");
const first = begun(about, "chair");

test("the toolkit opens as a list, and nothing of it is chosen beforehand", () => {
  assert.equal(seen(LIST, 0), "list");
  assert.deepEqual([about.way, seen(about, 0)], [null, "about"]);
});

test("from the first step one goes on step by step to the end, and not beyond it", () => {
  const places = [first];
  for (let taps = 0; taps < 5; taps += 1) places.push(next(places.at(-1), 3));
  assert.deepEqual(places.map((place) => seen(place, 3)), ["step", "step", "step", "end", "end", "end"]);
  assert.equal(places.at(-1).at, 3);
});

test("on a tool's own page there is nothing to go on to", () => {
  assert.deepEqual(next(about, 0), about);
});

test("back is one step, stop is all of them at once", () => {
  const stood = [];
  const trail = new Trail((place) => stood.push(seen(place, 3)));
  trail.go(about);
  trail.go(first);
  trail.go(next(first, 3));
  trail.back();
  assert.deepEqual(trail.place, first);
  trail.stop();
  trail.back();
  assert.deepEqual(stood, ["about", "step", "step", "step", "list", "list"]);
});

/** The browser's own history, as far as it matters here. */
function aHistory(state = null) {
  const entries = [state];
  let at = 0;
  let heard = () => {};
  const move = (by) => {
    at = Math.max(0, at + by);
    heard({ state: entries[at] });
  };
  const history = {
    get state() {
      return entries[at];
    },
    addresses: [],
    pushState(pushed, _title, address) {
      entries.length = at + 1;
      entries.push(pushed);
      at += 1;
      history.addresses.push(address);
    },
    back: () => move(-1),
    go: move,
  };
  return { history, listen: (_name, listener) => (heard = listener) };
}

test("the browser's own back is one step back, and no address ever tells what was opened", () => {
  const stood = [];
  const made = aHistory();
  const trail = new HistoryTrail((place) => stood.push(place), made);
  trail.go(about);
  trail.go(first);
  made.history.back();
  assert.deepEqual(trail.place, about);
  trail.go(first);
  trail.stop();
  assert.deepEqual(trail.place, LIST);
  assert.deepEqual(made.history.addresses, [undefined, undefined, undefined]);
});

test("back and stop on the list lead nowhere else", () => {
  const made = aHistory();
  const trail = new HistoryTrail(() => assert.fail("nothing moves"), made);
  trail.back();
  trail.stop();
  assert.deepEqual(trail.place, LIST);
});

test("a page that is loaded again stands where it stood", () => {
  const trail = new HistoryTrail(() => {}, aHistory({ depth: 2, place: first }));
  assert.deepEqual(trail.place, first);
});
