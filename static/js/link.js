// Linking: a code that came with the address is filled in, the own code can be copied, and waiting needs no reloading.

const EVERY_MS = 3000;
const code = /^#([0-9A-Za-z-]{10,14})$/.exec(location.hash)?.[1];
const input = document.querySelector("input[data-code]");

if (code && input) {
  input.value = code.toUpperCase();
  input.closest("details")?.setAttribute("open", "");
  history.replaceState(null, "", location.pathname);
  input.form.querySelector("button").focus();
}

for (const button of document.querySelectorAll("[data-copy]")) {
  // Plain HTTP beyond this machine has no clipboard; the words can still be marked and copied by hand.
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(button.dataset.copy);
    button.textContent = button.dataset.copied;
  });
}

/** Asks whether anything moved; the page itself is the answer, so there is one way to paint it. */
async function look(waiting) {
  if (!document.hidden) {
    const answer = await fetch(waiting.dataset.wait, { headers: { Accept: "application/json" } }).catch(() => null);
    if (answer?.redirected) return location.assign("/");
    if (answer?.ok && (await answer.json()).state !== waiting.dataset.state) return location.assign(waiting.dataset.on);
  }
  setTimeout(look, EVERY_MS, waiting);
}

const waiting = document.querySelector("[data-wait]");
if (waiting) setTimeout(look, EVERY_MS, waiting);
