// Finding words on a page of its own: the sentence grows, and can be copied.

import { begin } from "./sentence.js";

const form = document.querySelector("[data-words]");
const copy = form.querySelector("[data-copy]");
const copied = form.querySelector("[data-copied]");

form.querySelector("[data-build]").hidden = true;
form.querySelector("[data-built]").hidden = false;
copy.hidden = !navigator.clipboard;
begin(form, () => {
  copied.textContent = "";
});

copy.addEventListener("click", async () => {
  await navigator.clipboard.writeText(form.elements.text.value);
  copied.textContent = copied.dataset.done;
});
