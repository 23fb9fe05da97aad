import assert from "node:assert/strict";
import { test } from "node:test";
import { choices, saidTime, untilMorning } from "../../static/js/room/back.js";

const at = (hour, minute = 0, day = 10) => new Date(2026, 10, day, hour, minute);

test("in the evening the morning is one of the choices", () => {
  assert.deepEqual(choices(1440, at(21)), [20, 30, 60, 120, 240, 13 * 60]);
});

test("after midnight the morning is the one that comes next", () => {
  assert.equal(untilMorning(at(1, 30)), 8.5 * 60);
});

test("the morning is never nearer than the longest of the other choices, and never further than a day and a bit", () => {
  assert.equal(untilMorning(at(6)), 28 * 60);
  assert.equal(untilMorning(at(5, 59)), 4 * 60 + 1);
});

test("nothing is offered that the session does not last for", () => {
  assert.deepEqual(choices(90, at(21)), [20, 30, 60]);
  assert.deepEqual(choices(10, at(21)), []);
  assert.deepEqual(choices(1440, at(9)), [20, 30, 60, 120, 240]);
});

test("a time of today is said by the hour, another by its day too", () => {
  assert.deepEqual(saidTime(at(21, 40), at(20), "en"), { name: "back-at", time: "21:40", day: "" });
  assert.deepEqual(saidTime(at(10, 0, 11), at(23), "en"), { name: "back-at-day", time: "10:00", day: "Wednesday" });
  assert.equal(saidTime(at(0, 5), at(0), "en").time, "00:05");
});
