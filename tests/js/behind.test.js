import assert from "node:assert/strict";
import { test } from "node:test";
import { BELIEVED_MS, Behind } from "../../static/js/behind.js";

const WALL = 1_000_000;

test("a page that has just come may be believed, and no longer than it is told", () => {
  const behind = new Behind(0, WALL);
  assert.equal(behind.is(BELIEVED_MS, WALL + BELIEVED_MS), false);
  assert.equal(behind.is(BELIEVED_MS + 1, WALL + BELIEVED_MS + 1), true);
});

test("an answer counts from when it was asked for, not from when it came", () => {
  const behind = new Behind(0, WALL);
  behind.hear(4000, WALL + 4000); // came at 20,000
  assert.equal(behind.is(20_000, WALL + 20_000), true);
  behind.hear(20_000, WALL + 20_000);
  assert.equal(behind.is(20_100, WALL + 20_100), false);
});

test("an older answer that comes after a newer one takes nothing back", () => {
  const behind = new Behind(0, WALL);
  behind.hear(12_000, WALL + 12_000);
  behind.hear(4000, WALL + 4000);
  assert.equal(behind.is(15_000, WALL + 15_000), false);
});

test("a phone that slept is behind, though its own clock stood still", () => {
  const behind = new Behind(0, WALL);
  assert.equal(behind.is(500, WALL + 60_000), true);
});

test("a clock on the wall that was set back hides nothing and shows nothing for longer", () => {
  const behind = new Behind(0, WALL);
  behind.hear(4000, WALL - 3_600_000);
  assert.equal(behind.is(8000, WALL - 3_596_000), false);
  assert.equal(behind.is(4000 + BELIEVED_MS + 1, WALL - 3_596_000), true);
});
