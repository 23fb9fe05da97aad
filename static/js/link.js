// Linking: a code that came with the address is filled in, and the own one can be copied. Waiting is in wait.js.

import "./wait.js";

const input = document.querySelector("input[data-code]");

function fillIn() {
  const code = /^#([0-9A-Za-z-]{10,14})$/.exec(location.hash)?.[1];
  if (!code || !input) return;
  input.value = code.toUpperCase();
  input.closest("details")?.setAttribute("open", "");
  history.replaceState(null, "", location.pathname);
  input.form.querySelector("button").focus();
}

fillIn();
addEventListener("hashchange", fillIn); // the link was opened where this page already stood

for (const button of document.querySelectorAll("[data-copy]")) {
  // Plain HTTP beyond this machine has no clipboard; the words can still be marked and copied by hand.
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(button.dataset.copy);
    button.textContent = button.dataset.copied;
  });
}
