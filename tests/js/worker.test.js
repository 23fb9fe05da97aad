// What the service worker keeps and answers, with a network and a cache of our own making.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import vm from "node:vm";

const SOURCE = readFileSync(new URL("../../static/js/toolkit/worker.js", import.meta.url), "utf8");
const HOME = "https://two.example";
const FILE = "/static/_b1/css/base.css";
const KEPT = { version: "b1-w1", build: "/static/_b1/", pages: ["/toolkit", "/toolkit/print"], nowhere: "/toolkit/offline", files: [FILE], untouched: ["/leave"] };
const PAGE = `<link href="${FILE}">`;

/** A worker in a world where `online(path)` answers, or throws when there is no line. */
function aWorker(online, older = []) {
  const shelves = new Map(older.map((name) => [name, new Map()]));
  const asked = [];
  const fetch = async (request) => {
    const path = new URL(request.url ?? request, HOME).pathname;
    asked.push(path);
    return online(path);
  };
  const caches = {
    keys: async () => [...shelves.keys()],
    delete: async (name) => shelves.delete(name),
    open: async (name) => {
      if (!shelves.has(name)) shelves.set(name, new Map());
      const shelf = shelves.get(name);
      return {
        match: async (path) => shelf.get(path)?.clone(),
        put: async (path, answer) => shelf.set(path, answer),
        addAll: async (paths) => {
          for (const path of paths) shelf.set(path, await fetch(path));
        },
      };
    },
  };
  const listening = {};
  const self = { KEPT, location: { origin: HOME }, addEventListener: (name, does) => (listening[name] = does), skipWaiting: async () => {} };
  vm.runInNewContext(SOURCE, { self, caches, fetch, URL, Response, setTimeout: (done) => setTimeout(done, 5), Promise, Error });

  async function hear(name, more = {}) {
    const waiting = [];
    let answer;
    listening[name]({ ...more, waitUntil: (work) => waiting.push(work), respondWith: (given) => (answer = given) });
    const said = await answer;
    await Promise.all(waiting);
    return said;
  }

  const get = (path, { mode = "navigate", method = "GET", origin = HOME } = {}) => hear("fetch", { request: { url: origin + path, mode, method } });
  const names = () => [...shelves.values()].flatMap((shelf) => [...shelf.keys()]).sort();
  return { hear, get, asked, names, shelves };
}

const answering = (text = PAGE) => async () => new Response(text);
const cut = async () => {
  throw new TypeError("no line");
};
const EVERYTHING = [FILE, "/toolkit", "/toolkit/offline", "/toolkit/print"].sort();

async function installed(line = { now: answering() }) {
  const worker = aWorker((path) => line.now(path));
  await worker.hear("install");
  return { ...worker, line };
}

test("it keeps what is on the list, and nothing that anybody visits later", async () => {
  const { get, names, line } = await installed();
  line.now = answering(`Ana ${PAGE}`);
  for (const path of ["/", "/s/0123", "/notes", "/account", "/cards"]) await get(path);
  assert.deepEqual(names(), EVERYTHING);
});

test("what an older version kept is forgotten", async () => {
  const worker = aWorker(answering(), ["toolkit-b0-w0", "something else"]);
  await worker.hear("install");
  await worker.hear("activate");
  assert.deepEqual([...worker.shelves.keys()], ["toolkit-b1-w1"]);
});

test("pages that do not fit the files are not kept with them", async () => {
  const worker = aWorker(answering("of another build"));
  await assert.rejects(worker.hear("install"));
});

test("without a line the toolkit opens, and every other page is the calm one", async () => {
  const { get, line } = await installed({ now: async (path) => new Response(`${path} ${PAGE}`) });
  line.now = cut;
  assert.equal(await (await get("/toolkit")).text(), `/toolkit ${PAGE}`);
  assert.equal(await (await get("/toolkit/print")).text(), `/toolkit/print ${PAGE}`);
  assert.equal(await (await get("/s/0123")).text(), `/toolkit/offline ${PAGE}`);
  assert.equal(await (await get(FILE, { mode: "no-cors" })).text(), `${FILE} ${PAGE}`);
});

test("with a line the newest stands, and is what is kept from then on", async () => {
  const { get, line } = await installed();
  line.now = answering(`dim ${PAGE}`);
  assert.equal(await (await get("/toolkit")).text(), `dim ${PAGE}`);
  line.now = cut;
  assert.equal(await (await get("/toolkit")).text(), `dim ${PAGE}`);
  assert.equal(await (await get("/notes")).text(), `dim ${PAGE}`, "the calm page changed its colours too");
});

test("a server in trouble, or a line that takes too long, does not keep anybody waiting", async () => {
  const { get, line } = await installed();
  line.now = async () => new Response("trouble", { status: 502 });
  assert.equal(await (await get("/toolkit")).text(), PAGE);
  line.now = async () => {
    await new Promise((done) => setTimeout(done, 40));
    return new Response("late");
  };
  assert.equal(await (await get("/toolkit")).text(), PAGE);
});

test("leaving quickly, sending something, the live connection and other sites are never touched", async () => {
  const { get, asked } = await installed();
  asked.length = 0;
  assert.equal(await get("/leave"), undefined);
  assert.equal(await get("/s/0123/pause", { method: "POST" }), undefined);
  assert.equal(await get("/s/0123/cards", { mode: "cors" }), undefined);
  assert.equal(await get("/socket.io/", { mode: "cors" }), undefined);
  assert.equal(await get("/toolkit", { origin: "https://elsewhere.example" }), undefined);
  assert.deepEqual(asked, []);
});
