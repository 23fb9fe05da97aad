// Waiting without reloading: asks now and then whether anything moved, and if so opens the page that says how it
// stands. Only while the page is looked at, and not for ever: a forgotten page must not keep somebody signed in.

const EVERY_MS = 3000;
const NO_LONGER_MS = 15 * 60 * 1000;
const waiting = document.querySelector("[data-wait]");
const begun = performance.now();
let going = false; // something was pressed, or the page is on its way out: nothing here may overtake that
for (const leaving of ["submit", "pagehide"]) addEventListener(leaving, () => (going = true));
addEventListener("pageshow", () => (going = false));

async function look() {
  if (performance.now() - begun > NO_LONGER_MS) return;
  if (!document.hidden && !going) {
    const answer = await fetch(waiting.dataset.wait, { headers: { Accept: "application/json" } }).catch(() => null);
    if (going) return setTimeout(look, EVERY_MS);
    if (answer?.redirected) return location.reload(); // signed out meanwhile
    const said = answer?.ok ? await answer.json() : null;
    if (said && !going && said.state !== waiting.dataset.state) return location.assign(waiting.dataset.on);
  }
  setTimeout(look, EVERY_MS);
}

if (waiting) setTimeout(look, EVERY_MS);
