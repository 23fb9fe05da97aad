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
const aWord = (id, name = "NoteSign") => ({ v: 1, id, do: name });
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

test("when the line is back, everything under way goes out once more", () => {
  const { outbox } = anOutbox({ online: false });
  outbox.put(aPause("p1"));
  outbox.put({ v: 1, id: "e1", do: "End" });
  const again = [];
  outbox.again((command) => again.push(command.id));
  assert.deepEqual(again, ["p1", "e1"]);
});

test("what is no pause and no end goes one after the other: an older one never arrives after a newer one", async () => {
  const answers = [];
  const { outbox, sent, posted, wait, pass } = anOutbox({ post: () => new Promise((answer) => answers.push(answer)) });
  const telling = outbox.put(aWord("far-away", "SendSign"));
  outbox.put(aWord("memory"));
  outbox.put(aWord("guilt"));
  assert.deepEqual(sent, ["far-away"]);
  pass(); // two seconds without an answer
  assert.deepEqual(posted, ["far-away"]);
  assert.equal(wait.length, 0, "and nothing newer waits for its own turn at the POST");
  answers[0]({ id: "far-away", ok: true });
  await telling;
  assert.deepEqual(sent, ["far-away", "memory"]);
  outbox.answered({ id: "memory", ok: false, reason: "too-many" });
  assert.deepEqual(sent, ["far-away", "memory"], "not taken yet: the next one waits still");
  outbox.answered({ id: "memory", ok: true });
  assert.deepEqual(sent, ["far-away", "memory", "guilt"]);
});

test("a refusal is an answer too, and lets the next one go", () => {
  const { outbox, sent } = anOutbox();
  outbox.put(aWord("a"));
  outbox.put(aWord("b"));
  outbox.answered({ id: "a", ok: false, reason: "not-now" });
  assert.deepEqual(sent, ["a", "b"]);
});

test("a pause and an end wait for nothing", () => {
  const { outbox, sent, wait } = anOutbox();
  outbox.put(aWord("a"));
  outbox.put(aWord("b"));
  outbox.put(aPause("p1"));
  outbox.put({ v: 1, id: "e1", do: "End" });
  outbox.put(aPause("p2"));
  assert.deepEqual(sent, ["a", "p1", "e1", "p2"]);
  assert.equal(wait.length, 4, "each of them goes by POST as well when no answer comes");
});

test("a line that is back takes what is under way first, and the rest in its order", () => {
  const { outbox, sent } = anOutbox({ online: false });
  for (const id of ["a", "b", "c"]) outbox.put(aWord(id));
  outbox.put(aPause("p1"));
  const again = [];
  outbox.again((command) => again.push(command.id));
  assert.deepEqual(again, ["a", "p1"]);
  outbox.bySocket = (command) => Boolean(sent.push(command.id));
  for (const id of ["a", "b", "c"]) outbox.answered({ id, ok: true });
  assert.deepEqual(sent, ["b", "c"]);
});

test("with the page everything leaves, and what stood in line keeps its order on the socket", () => {
  const { outbox, sent } = anOutbox();
  for (const id of ["a", "b", "c"]) outbox.put(aWord(id));
  outbox.put(aPause("p1"));
  const posts = [];
  outbox.flush((command) => posts.push(command.id));
  assert.deepEqual([posts, sent], [["a", "p1"], ["a", "p1", "b", "c"]]);
});

test("without a socket all of it leaves with the page by POST", () => {
  const { outbox } = anOutbox({ online: false });
  for (const id of ["a", "b"]) outbox.put(aWord(id));
  const posts = [];
  outbox.flush((command) => posts.push(command.id));
  assert.deepEqual(posts, ["a", "b"]);
});

test("a page's token from an earlier login does not end a pause; it goes out again", async () => {
  const { outbox, pass, wait } = anOutbox({ post: async () => ({ id: "p1", ok: false, reason: "stale-form" }) });
  outbox.put(aPause());
  await pass();
  assert.ok(outbox.holds("p1"));
  assert.equal(wait.length, 1);
  outbox.put(aWord("a"));
  assert.ok(outbox.answered({ id: "a", ok: false, reason: "stale-form" }), "words of somebody else's page do end");
});

test("whoever keeps the ids is told of every change", () => {
  const { outbox, kept } = anOutbox();
  outbox.put(aPause());
  outbox.answered({ id: "p1", ok: true });
  assert.deepEqual(kept, [["p1"], []]);
});
