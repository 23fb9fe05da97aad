// The room on one phone: takes scenes, paints the newest, and sends what this person does. It decides nothing.

import * as announce from "./announce.js";
import * as channel from "./channel.js";
import * as consent from "./consent.js";
import * as layer from "./layer.js";
import * as library from "./library.js";
import * as lobby from "./lobby.js";
import * as pauses from "./pause.js";
import * as presence from "./presence.js";
import * as signals from "./signals.js";
import * as signs from "./signs.js";
import * as strip from "./strip.js";
import * as wake from "./wake.js";
import { fetched } from "../fetched.js";
import { Heard } from "./heard.js";
import { late } from "./late.js";
import { clear } from "./over.js";
import { all, choose, one, phrase, show } from "./paint.js";
import { Receipts } from "./receipt.js";
import { OLD, SAME, STRANGE, Scenes, isTheirs, rests, screensOf } from "./scene.js";

const TICK_MS = 500;
const MEANT = { // what a tap was meant for, should something else stand there when it arrives
  TakeBack: (view) => ({ given_in: view.epoch }),
  SendSign: (view) => ({ sign: view.pause.my_sign }),
};
const LAPSES_MS = 301_000; // a sealed yes is looked at again when its five minutes are over
const lately = (name, wanted) => late((tries) => import(`./${name}.js${tries ? `?try=${tries}` : ""}`), wanted);
const proposal = lately("proposal", (view) => view.they_joined);
const step = lately("step", (view) => view.proposal || view.exercise);
const bounds = lately("bounds", (view) => view.proposal || view.exercise);
const needs = lately("needs", (view) => view.they_joined);
const sift = lately("sift", (view) => view.they_joined);
const presenting = lately("presenting", (view) => view.they_joined);
const care = lately("care", (view) => view.they_joined);
const comfort = lately("comfort", (view) => view.they_joined);
const back = lately("back", (view) => view.they_joined);
const arriving = lately("arriving", () => true);
const toolkit = lately("toolkit", (view) => view.they_joined || view.pause.mine || layer.opened() === "toolkit");
const debrief = late(async (tries) => {
  if (!one(document, "[data-screen=debrief]")) one(document, "[data-screen=parted]").before(...(await sectionOf("looking-back")));
  return import(`./debrief.js${tries ? `?try=${tries}` : ""}`);
}, (view) => view.exercise || view.debrief);
const read = (id) => JSON.parse(document.getElementById(id).textContent);
const room = read("room");
const sectionOf = async (name) => (await fetched(`${room.address}/${name}`)).body.children; // a part that failed is asked for again
const scenes = new Scenes(read("scene"));
const receipts = new Receipts();
const known = { them: "unknown", tried: false, gone: "", older: false };
const reported = new Set();
const own = new Set(); // my own pauses; only the partner's are acknowledged
let arrived = performance.getEntriesByType("navigation")[0]?.responseStart ?? performance.now();
const heard = new Heard(arrived, Date.now() - (performance.now() - arrived));
let due = false;

const ctx = {
  words: read("words"),
  pause,
  address: room.address,
  view: () => scenes.view,
  repaint: () => {
    if (due) return;
    due = true;
    queueMicrotask(paint);
  },
  since: () => (performance.now() - arrived) / 1000,
  emptied: () => !document.getElementById("stage"), // by leaving quickly, or by the evening's end
  elapsed: () => scenes.view.step.elapsed + (scenes.standing.view.running ? ctx.since() : 0),
};

const line = channel.open({
  room,
  csrf: one(document, "meta[name=csrf-token]").content,
  unsettled: () => scenes.unsettled,
  on: {
    heard: () => heard.hear(performance.now()),
    connected(connected) {
      heard.connected = connected;
      known.tried = true;
      if (connected) {
        heard.unheard = false;
        reported.clear(); // what was said on a dying line may never have arrived
        ask();
        if (!scenes.view.joined) line.say("Join"); // came by the room's address, not by the door at home
      }
      ctx.repaint();
    },
    beat({ t }) {
      heard.hearBeat(t, performance.now());
      ctx.repaint();
    },
    scene: take,
    held({ id, mine = false }) {
      if (mine) own.add(id);
      if (scenes.hint(id, mine)) paint();
    },
    answer({ id, ok }) {
      scenes.answered(id, ok);
      if (ok) receipts.record(id);
      ctx.repaint();
    },
    receipt({ id }) {
      receipts.see(id);
      ctx.repaint();
    },
    presence({ them, me }) {
      known.them = them;
      if (me) heard.unheard = me === "unheard";
      ctx.repaint();
    },
    gone({ why }) {
      known.gone = why;
      layer.close();
      ctx.repaint();
    },
  },
});

function take(scene) {
  const ran = scenes.view.step ? ctx.elapsed() : 0;
  const how = scenes.take(scene);
  if (how === STRANGE) return outgrown();
  heard.catchUp(performance.now(), scene.asked);
  if (how !== OLD) {
    arrived = performance.now();
    if (how === SAME && scenes.view.running) arrived -= Math.max(0, ran - ctx.elapsed()) * 1000; // told late: no step back
  }
  if (!scenes.view.pause.mine) receipts.clear();
  paint();
  if (scenes.view.gate.answer === "yes" || scenes.view.voted) setTimeout(ask, LAPSES_MS);
}

/** The server is of another version: nothing is painted as running any more, and only stopping is left (F18). */
function outgrown() {
  known.older = true;
  paint();
}

/** Asks for the newest scene, if somebody can see it. */
function ask() {
  line.seen(!document.hidden, heard.asks(performance.now()));
}

/** Rests this screen first, then tells the server, until it answers; promises the answer. */
function pause() {
  if (scenes.view.phase === "closed" || known.gone) return undefined;
  const id = channel.newId();
  receipts.press(id, performance.now(), scenes.standing.view.pause.mine);
  return rest(id);
}

/** Paints the pause, then sends it: this order is the whole point. */
function rest(id) {
  let answer;
  try {
    own.add(id);
    scenes.hint(id, true, true);
    layer.close({ back: false });
    paint();
  } finally {
    answer = line.say("Pause", {}, {}, id); // whatever goes wrong on this screen, the other one hears of it
  }
  return answer;
}

async function send(name, fields = {}) {
  strip.say("");
  const answer = await line.say(name, fields, { epoch: scenes.view.epoch, heard: heard.beat });
  if (!answer.ok) strip.refuse(answer.reason);
  if (answer.reason === "version") outgrown();
  return answer;
}

let rested = scenes.view.pause;

function paint() {
  due = false;
  if (ctx.emptied()) return;
  const now = performance.now();
  const view = scenes.view;
  Object.assign(ctx, known, {
    now,
    connected: heard.connected,
    cover: known.older ? "older" : heard.cover(now),
    say: (name) => strip.say(phrase(name)),
    may: heard.may(now) && !known.older,
    receipts: receipts.at(now),
  });
  const lettered = library.ready(view, ctx); // whether the words of what is at hand are here
  if (!lettered || (view.proposal && !proposal.part) || (view.phase === "debrief" && !one(document, "[data-screen=debrief]"))) ctx.cover ||= "catching";
  takeOver(view);
  const screens = known.gone ? ["gone"] : screensOf(view, consent.wantsToGoOn(view));
  for (const section of all(document, "[data-screen]")) show(section, screens.includes(section.dataset.screen));
  if (known.gone) choose(one(document, "[data-screen=gone]"), "gone", known.gone);
  document.body.classList.toggle("under-way", screens[0] === "step");
  document.body.classList.toggle("lost", ctx.cover === "lost");
  const worded = lettered ? [proposal, consent, bounds, step] : [];
  for (const part of [pauses, signs, signals, back, presence, lobby, needs, presenting, sift, ...worded, arriving, care, comfort, debrief, toolkit, wake, strip]) painted(part, view);
  cover(view);
  const within = { lobby: `${lobby.key()} ${view.they_joined}`, debrief: debrief.part?.key(), step: view.step?.index }[screens.at(-1)] ?? "";
  const first = one(document, `[data-screen=${screens[0]}]`);
  if (first) announce.screen([...screens, within].join("/"), first);
  report();
  if (screens[0] === "gone" || screens[0] === "closed") clear(first);
}

/** A part that fails must not keep the others, least of all the pause, from the screen. */
function painted(part, view) {
  try {
    part.render(view, ctx);
  } catch (error) {
    reportError(error);
  }
}

/** A pause that has just come is said at once, and closes whatever layer was open. */
function takeOver(view) {
  const { mine, theirs } = view.pause;
  if (theirs && !rested.theirs) {
    layer.close({ back: false });
    announce.buzz();
    announce.alert(phrase("they-paused"));
  } else if (mine && !rested.mine) {
    announce.alert(phrase("i-paused"));
  } else if (!mine && !theirs) {
    announce.alert("");
  }
  rested = view.pause;
}

/** What this page cannot vouch for is covered; what is at rest already needs no cover. */
function cover(view) {
  const needed = ctx.cover === "lost" ? view.screen === "step" || isTheirs(view) : ctx.cover !== "" && !view.unsettled;
  const wanted = needed && view.phase !== "closed" && !known.gone;
  const sheet = document.getElementById("cover");
  document.body.classList.toggle("still", wanted || rests(view));
  if (wanted) choose(sheet, "cover", ctx.cover);
  if (sheet.hidden === !wanted && !sheet.hasAttribute("data-unproven")) return;
  sheet.removeAttribute("data-unproven"); // from now on this page speaks for itself
  show(sheet, wanted);
  document.getElementById("stage").inert = wanted;
  for (const open of all(document, "[data-layer-name]")) open.inert = wanted;
}

/** Tells the server what stands on this screen, once it really does and somebody can see it. */
function report() {
  requestAnimationFrame(() => setTimeout(() => {
    if (document.hidden || document.getElementById("cover")?.hidden !== true) return; // covered, or emptied by leaving
    const ids = [...scenes.unsettled, ...scenes.standing.settled].filter((id) => !reported.has(id) && !own.has(id));
    const mark = `seq ${scenes.standing.seq}`;
    if ((ids.length === 0 && reported.has(mark)) || !line.painted(ids, scenes.standing.seq)) return;
    for (const id of [...ids, mark]) reported.add(id);
  }));
}

/** Out of sight it is covered already, so that nothing old stands there for a moment when it comes back. */
function look() {
  heard.fallBehind();
  paint();
  ask();
}

for (const part of [pauses, signs, signals, back, lobby, needs, proposal, presenting, sift, consent, bounds, step, arriving, care, comfort, debrief, toolkit, layer]) part.start(document, send, ctx);
strip.start(document);
wake.start();
one(document, "[data-reload]").addEventListener("click", () => location.reload());
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-do]");
  if (button) send(button.dataset.do, { ...JSON.parse(button.dataset.fields ?? "{}"), ...MEANT[button.dataset.do]?.(scenes.view) });
});
document.addEventListener("visibilitychange", look);
addEventListener("pagehide", () => {
  debrief.part?.flush();
  line.flush();
  heard.fallBehind();
  paint();
});
addEventListener("pageshow", (event) => event.persisted && look());
setInterval(() => {
  const now = performance.now();
  const next = heard.tick(now, Date.now());
  if (next === "ask" && !document.hidden) ask();
  if (next === "redial") line.redial();
  paint();
}, TICK_MS);
paint();
line.left().forEach(rest);
