import assert from "node:assert/strict";
import { test } from "node:test";
import { advice } from "../../static/js/room/signs.js";

const WORDS = {
  needs: {
    none: { do: ["stop"], avoid: ["why"] },
    space: { do: ["move back"], avoid: ["follow"] },
  },
  signs: { panic: { do: ["leave the door free"], avoid: ["hold on"] } },
};

test("a pause without a word says what to do and what not to do", () => {
  assert.deepEqual(advice(WORDS, null, null), { do: ["stop"], avoid: ["why"] });
});

test("a sign that was sent adds what helps with it", () => {
  assert.deepEqual(advice(WORDS, null, "panic"), { do: ["stop", "leave the door free"], avoid: ["why", "hold on"] });
});

test("what somebody asked for in words is not crossed by what their sign would suggest", () => {
  assert.deepEqual(advice(WORDS, "space", "panic"), { do: ["move back"], avoid: ["follow", "hold on"] });
});
