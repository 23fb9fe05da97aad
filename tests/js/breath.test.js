import assert from "node:assert/strict";
import { test } from "node:test";
import { breathAt, cycleOf, roundOf } from "../../static/js/room/breath.js";

const soft = [{ do: "in", seconds: 4 }, { do: "out", seconds: 6 }];
const held = [{ do: "in", seconds: 4 }, { do: "hold", seconds: 4 }, { do: "out", seconds: 4 }, { do: "hold", seconds: 4 }];

test("a breath begins small and with breathing in", () => {
  const { do: verb, left, size } = breathAt(soft, 0, 120);
  assert.deepEqual([verb, left, size], ["in", 4, 0]);
});

test("the number counts whole seconds down to one", () => {
  const seen = [0, 0.9, 1, 2.5, 3, 3.99].map((at) => breathAt(soft, at, 120).left);
  assert.deepEqual(seen, [4, 4, 3, 2, 1, 1]);
});

test("out follows in, and the next breath follows out", () => {
  assert.equal(breathAt(soft, 4, 120).do, "out");
  assert.equal(breathAt(soft, 9.99, 120).do, "out");
  assert.equal(breathAt(soft, 10, 120).do, "in");
});

test("a hold after in stays large, a hold after out stays small", () => {
  assert.deepEqual([breathAt(held, 5, 120).do, breathAt(held, 5, 120).size], ["hold", 1]);
  assert.deepEqual([breathAt(held, 13, 120).do, breathAt(held, 13, 120).size], ["hold", 0]);
});

test("the shape moves gently: never a jump between one moment and the next", () => {
  let before = breathAt(held, 0, 64).size;
  for (let at = 0.02; at < 63.98; at += 0.02) {
    const { size } = breathAt(held, at, 64);
    assert.ok(Math.abs(size - before) < 0.02, `jump at ${at}`);
    before = size;
  }
});

test("two phones with the same start are in the same breath, however long it has run", () => {
  assert.deepEqual(breathAt(soft, 93.4, 300), breathAt(soft, 93.4, 300));
  assert.equal(breathAt(soft, 93.4, 300).do, breathAt(soft, 3.4, 300).do);
});

test("the round ends with a whole breath and says so", () => {
  assert.equal(cycleOf(held), 16);
  assert.equal(roundOf(held, 120), 112);
  assert.equal(breathAt(held, 111.9, 120).ended, false);
  assert.equal(breathAt(held, 112, 120).ended, true);
});

test("even the shortest time holds one breath", () => {
  assert.equal(roundOf(held, 5), 16);
});
