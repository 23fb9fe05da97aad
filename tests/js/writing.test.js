import assert from "node:assert/strict";
import { test } from "node:test";
import { Writing, picked } from "../../static/js/room/writing.js";

/** A line whose server answers only when told to. */
function aLine(text = "") {
  const saves = [];
  const writing = new Writing(text, {
    save: (words) => new Promise((resolve) => saves.push({ words, answer: (ok) => resolve({ ok }) })),
    later: () => 1,
    never: () => {},
  });
  const turn = () => new Promise((resolve) => setImmediate(resolve));
  return { writing, saves, turn };
}

test("what is typed is not saved until the server says so", async () => {
  const { writing, saves, turn } = aLine();
  writing.type("warm");
  assert.equal(writing.unsaved, true);
  writing.flush();
  saves[0].answer(true);
  await turn();
  assert.equal(writing.unsaved, false);
});

test("a scene never touches words that are not saved yet", () => {
  const { writing } = aLine("old");
  writing.type("new words");
  assert.equal(writing.meet("from elsewhere"), "new words");
});

test("a scene from before the save does not bring the old words back", async () => {
  const { writing, saves, turn } = aLine("old");
  writing.type("new");
  writing.flush();
  saves[0].answer(true);
  await turn();
  assert.equal(writing.meet("old"), "new");
  assert.equal(writing.meet("new"), "new");
});

test("words saved on my other phone come in when nothing of mine waits here", () => {
  const { writing } = aLine("old");
  assert.equal(writing.meet("from my other phone"), "from my other phone");
});

test("two saves are never on their way at once, and the newest words are the last", async () => {
  const { writing, saves, turn } = aLine();
  writing.type("a");
  writing.flush();
  writing.type("ab");
  writing.flush();
  writing.type("abc");
  assert.deepEqual(saves.map((save) => save.words), ["a"]);
  saves[0].answer(true);
  await turn();
  assert.deepEqual(saves.map((save) => save.words), ["a", "abc"]);
});

test("a save that failed leaves the words standing, unsaved", async () => {
  const { writing, saves } = aLine();
  writing.type("warm");
  const flushed = writing.flush();
  saves[0].answer(false);
  assert.equal(await flushed, false);
  assert.deepEqual([writing.text, writing.unsaved], ["warm", true]);
});

test("when the page goes, the newest words go with it, once", () => {
  const { writing, saves } = aLine();
  writing.type("a");
  writing.flush();
  writing.type("ab");
  writing.leave();
  writing.leave();
  assert.deepEqual(saves.map((save) => save.words), ["a", "ab"]);
});

test("a tapped word stands alone, and a second tap puts it away", () => {
  assert.equal(picked("", "Warm", false), "Warm");
  assert.equal(picked("Warm", "Tired", false), "Tired");
  assert.equal(picked("Warm", "Warm", false), "");
});

test("wishes stand beside each other", () => {
  assert.equal(picked("Some tea", "A few kind words", true), "Some tea; A few kind words");
  assert.equal(picked("Some tea; A few kind words", "Some tea", true), "A few kind words");
});
