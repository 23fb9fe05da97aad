// Keeps the toolkit at hand without a connection: a few pages that are the same for everyone, and the files they load.
// Nothing else ever comes into the cache, no person's page and no answer to one. The list stands in front of this script
// as `self.KEPT`; couples/web/offline.py writes it. Leaving quickly is never touched.

const { version, build, pages, nowhere, files, untouched } = self.KEPT;
const NAME = `toolkit-${version}`;
const PATIENCE_MS = 3000; // so long a weak line may take before the kept page stands

const pathOf = (request) => new URL(request.url).pathname;
const kept = async (path) => (await caches.open(NAME)).match(path);
const wait = (ms) => new Promise((done) => setTimeout(done, ms, null));

/** Only what came whole, from here, and fits the files that are kept with it. */
async function remember(path, answer) {
  if (!answer.ok || answer.redirected || !(await answer.clone().text()).includes(build)) return false;
  await (await caches.open(NAME)).put(path, answer);
  return true;
}

async function keepPages(paths) {
  const done = await Promise.all(paths.map(async (path) => remember(path, await fetch(path))));
  if (done.includes(false)) throw new Error("the pages do not fit the files yet");
}

async function keepAll() {
  await (await caches.open(NAME)).addAll(files);
  await keepPages([...pages, nowhere]);
}

async function forgetOlder() {
  for (const name of await caches.keys()) if (name !== NAME) await caches.delete(name);
}

/** The newest, if it comes soon; else the one that is kept. */
async function page(event) {
  const path = pathOf(event.request);
  const fresh = fetch(event.request).catch(() => null);
  const others = [...pages, nowhere].filter((each) => each !== path);
  const copied = fresh.then((answer) => answer && remember(path, answer.clone()));
  event.waitUntil(copied.then((fits) => fits && path === pages[0] && keepPages(others)).catch(() => {}));
  const soon = await Promise.race([fresh, wait(PATIENCE_MS)]);
  return soon?.ok ? soon : ((await kept(path)) ?? (await fresh) ?? Response.error());
}

self.addEventListener("install", (event) => event.waitUntil(keepAll().then(() => self.skipWaiting())));
self.addEventListener("activate", (event) => event.waitUntil(forgetOlder()));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const path = pathOf(request);
  if (request.method !== "GET" || new URL(request.url).origin !== self.location.origin || untouched.includes(path)) return;
  if (files.includes(path)) event.respondWith(kept(path).then((file) => file ?? fetch(request)));
  else if (pages.includes(path)) event.respondWith(page(event));
  else if (request.mode === "navigate") event.respondWith(fetch(request).catch(async () => (await kept(nowhere)) ?? Response.error()));
});
