import assert from "node:assert/strict";
import { test } from "node:test";
import { kept, narrows, placed } from "../../static/js/room/ways.js";

test("a wait and a no are kept until they are answered, and nothing else that answers a question is", () => {
  const ways = ["yes", "wait", "no", undefined, "yes, but"].map((choice) => [kept({ do: "Answer", choice }), narrows(choice)]);
  assert.deepEqual(ways, [[false, false], [true, true], [true, true], [false, false], [false, false]]);
  assert.ok(placed("Answer"), "it still names what it answers");
});

test("what widens is never kept, whatever it says beside", () => {
  for (const name of ["Resume", "Share", "Move", "Propose", "Agree"]) {
    assert.deepEqual([kept({ do: name }), kept({ do: name, choice: "no" }), placed(name)], [false, false, true]);
  }
});

test("all that narrows is kept, and names no moment that it was meant for", () => {
  for (const name of ["Pause", "End", "TakeBack", "SetAside", "Withdraw"]) {
    assert.deepEqual([kept({ do: name }), placed(name)], [true, false]);
  }
});
