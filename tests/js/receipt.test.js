import assert from "node:assert/strict";
import { test } from "node:test";
import { Receipts } from "../../static/js/room/receipt.js";

test("at first nothing is claimed", () => {
  const receipts = new Receipts();
  receipts.press("p1", 0, false);
  assert.deepEqual(receipts.at(10), { recorded: "waiting", seen: "waiting" });
});

test("written down and seen by the partner are told apart", () => {
  const receipts = new Receipts();
  receipts.press("p1", 0, false);
  receipts.see("p1");
  assert.deepEqual(receipts.at(200), { recorded: "waiting", seen: "done" });
  receipts.record("p1");
  assert.deepEqual(receipts.at(300), { recorded: "done", seen: "done" });
});

test("after three seconds without the partner's screen it says: say it aloud", () => {
  const receipts = new Receipts();
  receipts.press("p1", 0, false);
  receipts.record("p1");
  assert.equal(receipts.at(2999).seen, "waiting");
  assert.equal(receipts.at(3000).seen, "late");
});

test("a receipt that comes late still counts", () => {
  const receipts = new Receipts();
  receipts.press("p1", 0, false);
  receipts.see("p1");
  assert.equal(receipts.at(9000).seen, "done");
});

test("a receipt for some other pause counts for nothing", () => {
  const receipts = new Receipts();
  receipts.press("p1", 0, false);
  receipts.see("p0");
  receipts.record("p0");
  assert.deepEqual(receipts.at(100), { recorded: "waiting", seen: "waiting" });
});

test("a pause from before a reload is known to be written down, and nothing more", () => {
  assert.deepEqual(new Receipts().at(0), { recorded: "done", seen: "unknown" });
});

test("pressing again while it stands keeps the receipts of the first press", () => {
  const receipts = new Receipts();
  receipts.press("p1", 0, false);
  receipts.see("p1");
  receipts.press("p2", 5000, true);
  assert.equal(receipts.at(5001).seen, "done");
});

test("the next pause begins without the receipts of the last", () => {
  const receipts = new Receipts();
  receipts.press("p1", 0, false);
  receipts.see("p1");
  receipts.clear();
  receipts.press("p2", 60_000, false);
  assert.deepEqual(receipts.at(60_010), { recorded: "waiting", seen: "waiting" });
});
