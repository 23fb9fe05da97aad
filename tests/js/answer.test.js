import assert from "node:assert/strict";
import { test } from "node:test";
import { answerOf } from "../../static/js/room/answer.js";
import { isFinal } from "../../static/js/room/outbox.js";

const refused = (reason) => ({ answer: { id: null, ok: false, reason }, scene: null });

test("what the server says of a command is its answer, whatever the status", () => {
  assert.deepEqual(answerOf("p1", 200, { answer: { id: "p1", ok: true }, scene: {} }), { id: "p1", ok: true });
  assert.equal(answerOf("p1", 409, refused("closed")).reason, "closed");
});

test("an answer belongs to the command that was sent, even when the server could not read which", () => {
  assert.deepEqual(answerOf("p1", 400, refused("no-seat")), { id: "p1", ok: false, reason: "no-seat" });
});

test("whoever has no place in the room any more is told so, and nothing is sent again", () => {
  for (const status of [400, 401, 403, 404]) assert.equal(isFinal(answerOf("p1", status, refused("no-seat"))), true);
});

test("trouble and too many are sent again, too long is not", () => {
  assert.equal(isFinal(answerOf("p1", 503, refused("trouble"))), false);
  assert.equal(isFinal(answerOf("p1", 429, null)), false);
  assert.equal(isFinal(answerOf("w1", 413, null)), true);
});

test("a page of somebody in between is no answer: the pause is sent again", () => {
  for (const status of [200, 403, 404, 500, 502]) assert.equal(answerOf("p1", status, null), null);
});
