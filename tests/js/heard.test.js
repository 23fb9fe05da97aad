import assert from "node:assert/strict";
import { test } from "node:test";
import { Heard, VOUCHED_MS } from "../../static/js/room/heard.js";

const TICK_MS = 500;

const aPage = () => {
  const heard = new Heard(0, 1000);
  heard.connected = true;
  return heard;
};

test("a page that has just been loaded may be believed", () => {
  assert.equal(aPage().cover(500), "");
});

test("after five seconds of silence nothing is painted as running", () => {
  const heard = aPage();
  assert.equal(heard.cover(5000), "");
  assert.equal(heard.cover(5001), "lost");
  assert.ok(VOUCHED_MS + 2 * TICK_MS <= 6000, "whoever looks twice a second is in time for six");
});

test("any sound from the server counts, a beat or a mere ping", () => {
  const heard = aPage();
  heard.hear(5000);
  heard.hearBeat("b1", 9000);
  assert.equal(heard.cover(14_000), "");
});

test("a page that hears but is not heard may not be believed either", () => {
  const heard = aPage();
  heard.hearBeat("b1", 1000);
  heard.unheard = true;
  assert.equal(heard.cover(1001), "lost");
  assert.equal(heard.may(1001), false);
  heard.unheard = false;
  assert.equal(heard.cover(1002), "");
});

/** Time passes in steps of half a second; gives what the page was told to do on the way. */
function pass(heard, from, to) {
  const told = [];
  for (let now = from; now <= to; now += TICK_MS) told.push(heard.tick(now, now + 1000));
  return told.filter(Boolean);
}

test("after a silence a ping is not enough: the newest scene has to stand", () => {
  const heard = aPage();
  pass(heard, 500, 8000);
  heard.hear(8100);
  assert.equal(heard.cover(8200), "catching");
  heard.catchUp(8300, heard.ask);
  assert.equal(heard.cover(8300), "");
});

test("a scene that was late on its way shows nothing: only one that was asked for does", () => {
  const heard = aPage();
  pass(heard, 500, 8000);
  heard.hear(8100);
  heard.catchUp(8200, undefined);
  heard.catchUp(8200, heard.ask - 1);
  assert.equal(heard.cover(8200), "catching");
});

test("a silent line is given up once, not again and again", () => {
  const heard = aPage();
  assert.deepEqual(pass(heard, 500, 20_000), ["redial"]);
  heard.hear(20_100);
  heard.catchUp(20_100, heard.ask);
  assert.deepEqual(pass(heard, 20_500, 40_000), ["redial"]);
});

test("a jump of the clock on the wall is sleep, even when the page's own clock stood still", () => {
  const heard = aPage();
  heard.tick(500, 1500);
  assert.equal(heard.tick(1000, 9000), "ask");
  assert.equal(heard.cover(1000), "catching");
});

test("what does not come is asked for again, but not with every look", () => {
  const heard = aPage();
  assert.equal(heard.tick(4500, 5500), "ask");
  heard.asks(4500);
  heard.hear(4600);
  assert.deepEqual(pass(heard, 5000, 6000), []);
  assert.deepEqual(pass(heard, 6500, 6500), ["ask"]);
});

test("a page that came back into view is behind until a scene comes", () => {
  const heard = aPage();
  heard.hearBeat("b1", 100);
  heard.fallBehind();
  assert.equal(heard.may(200), false);
  heard.catchUp(300, heard.asks(250));
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
