import assert from "node:assert/strict";
import { test } from "node:test";
import { Outbox, PATIENCE_MS } from "../../static/js/room/outbox.js";

/** An outbox with hands on its clock: `wait` holds what is due, `pass()` lets the first of it happen. */
function anOutbox({ online = true, post = async () => { throw new Error("no network"); } } = {}) {
  const sent = [];
  const posted = [];
  const wait = [];
  const kept = [];
  const outbox = new Outbox({
    bySocket: (command) => online && Boolean(sent.push(command.id)),
    byPost: (command) => {
      posted.push(command.id);
      return post(command);
    },
    later: (work, ms) => wait.push({ work, ms }),
    changed: (commands) => kept.push(commands.map((command) => command.id)),
  });
  const pass = async () => wait.shift().work();
  return { outbox, sent, posted, wait, kept, pass };
}
const aPause = (id = "p1") => ({ v: 1, id, do: "Pause" });

test("a pause goes out by the socket, and POST waits two seconds", () => {
  const { outbox, sent, posted, wait } = anOutbox();
  outbox.put(aPause());
  assert.deepEqual([sent, posted, wait[0].ms], [["p1"], [], PATIENCE_MS]);
});

test("without a socket POST is tried at once", () => {
  const { outbox, wait } = anOutbox({ online: false });
  outbox.put(aPause());
  assert.equal(wait[0].ms, 0);
});

test("an answer ends it: nothing is sent twice", async () => {
  const { outbox, posted, pass } = anOutbox();
  const answer = outbox.put(aPause());
  outbox.answered({ id: "p1", ok: true });
  await pass();
  assert.deepEqual(await answer, { id: "p1", ok: true });
  assert.deepEqual(posted, []);
});

test("without an answer the same id goes again and again, more and more slowly", async () => {
  const { outbox, posted, wait, pass } = anOutbox();
  outbox.put(aPause());
  const pauses = [];
  for (let round = 0; round < 7; round += 1) {
    await pass();
    pauses.push(wait[0].ms);
  }
  assert.deepEqual(pauses, [1000, 2000, 4000, 8000, 16_000, 16_000, 16_000]);
  assert.deepEqual(new Set(posted), new Set(["p1"]));
});

test("an answer by POST is as good as one by socket", async () => {
  const { outbox, pass, wait } = anOutbox({ post: async () => ({ id: "p1", ok: true }) });
  const answer = outbox.put(aPause());
  await pass();
  assert.equal((await answer).ok, true);
  assert.equal(wait.length, 0);
});

test("trouble on the server's side is not an answer", async () => {
  const { outbox, pass, wait } = anOutbox({ post: async () => ({ id: "p1", ok: false, reason: "trouble" }) });
  outbox.put(aPause());
  await pass();
  assert.equal(wait.length, 1);
  assert.ok(outbox.holds("p1"), "so nobody is told that it was answered");
  assert.deepEqual(outbox.commands.map((command) => command.id), ["p1"]);
});

test("a refusal that will not change is an answer", async () => {
  const { outbox } = anOutbox();
  const answer = outbox.put(aPause());
  outbox.answered({ id: "p1", ok: false, reason: "closed" });
  assert.equal((await answer).reason, "closed");
});

test("when the line is back, or the page goes away, everything unanswered goes out once more", () => {
  const { outbox } = anOutbox({ online: false });
  outbox.put(aPause("p1"));
  outbox.put({ v: 1, id: "e1", do: "End" });
  const again = [];
  outbox.again((command) => again.push(command.id));
  assert.deepEqual(again, ["p1", "e1"]);
});

test("whoever keeps the ids is told of every change", () => {
  const { outbox, kept } = anOutbox();
  outbox.put(aPause());
  outbox.answered({ id: "p1", ok: true });
  assert.deepEqual(kept, [["p1"], []]);
});
