import assert from "node:assert/strict";
import { test } from "node:test";
import { Heard } from "../../static/js/room/heard.js";

const aPage = () => {
  const heard = new Heard(0, 1000);
  heard.connected = true;
  return heard;
};

test("a page that has just been loaded may be believed", () => {
  assert.equal(aPage().cover(500), "");
});

test("after six seconds of silence nothing is painted as running", () => {
  const heard = aPage();
  assert.equal(heard.cover(6000), "");
  assert.equal(heard.cover(6001), "lost");
});

test("any sound from the server counts, a beat or a mere ping", () => {
  const heard = aPage();
  heard.hear(5000);
  heard.hearBeat("b1", 9000);
  assert.equal(heard.cover(14_000), "");
});

test("after a silence a ping is not enough: the newest scene has to stand", () => {
  const heard = aPage();
  heard.tick(500, 1500);
  for (let now = 1000; now <= 8000; now += 500) heard.tick(now, now + 1000);
  heard.hear(8100);
  assert.equal(heard.cover(8200), "catching");
  heard.catchUp(8300);
  assert.equal(heard.cover(8300), "");
});

test("a jump of the clock on the wall is sleep, even when the page's own clock stood still", () => {
  const heard = aPage();
  heard.tick(500, 1500);
  assert.equal(heard.tick(1000, 9000), true);
  assert.equal(heard.cover(1000), "catching");
});

test("falling behind is news only once", () => {
  const heard = aPage();
  assert.equal(heard.tick(5000, 6000), true);
  assert.equal(heard.tick(5500, 6500), false);
});

test("a page that came back into view is behind until a scene comes", () => {
  const heard = aPage();
  heard.hearBeat("b1", 100);
  heard.fallBehind();
  assert.equal(heard.may(200), false);
  heard.catchUp(300);
  assert.equal(heard.may(300), true);
});

test("nothing that widens is offered before the first beat, or after five seconds without one", () => {
  const heard = aPage();
  assert.equal(heard.may(10), false);
  heard.hearBeat("b1", 1000);
  assert.equal(heard.may(5999), true);
  assert.equal(heard.may(6000), false);
});

test("nothing that widens is offered without a connection, however fresh the beat", () => {
  const heard = aPage();
  heard.hearBeat("b1", 1000);
  heard.connected = false;
  assert.equal(heard.may(1001), false);
});
