// Waiting without reloading: asks now and then whether anything moved, and if so opens the page that says how it
// stands. Only while the page is looked at, and not for ever: a forgotten page must not keep somebody signed in.

const EVERY_MS = 3000;
const NO_LONGER_MS = 15 * 60 * 1000;
const waiting = document.querySelector("[data-wait]");
const begun = performance.now();

async function look() {
  if (performance.now() - begun > NO_LONGER_MS) return;
  if (!document.hidden) {
    const answer = await fetch(waiting.dataset.wait, { headers: { Accept: "application/json" } }).catch(() => null);
    if (answer?.redirected) return location.reload(); // signed out meanwhile
    if (answer?.ok && (await answer.json()).state !== waiting.dataset.state) return location.assign(waiting.dataset.on);
  }
  setTimeout(look, EVERY_MS);
}

if (waiting) setTimeout(look, EVERY_MS);
