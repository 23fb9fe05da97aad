// A sentence grows while its pieces are tapped. What someone typed themselves is never written over.

const form = document.querySelector("[data-words]");
const parts = [...form.querySelectorAll("[data-part]")];
const shown = form.querySelector("[data-sentence]");
const whole = form.querySelector("[data-whole]");
const again = form.querySelector("[data-again]");
const changed = form.querySelector("[data-changed]");
const copy = form.querySelector("[data-copy]");
const copied = form.querySelector("[data-copied]");
const { text, was } = form.elements;
const GAP = "…";

/** What a part gives: its piece, nothing where it is left out, or null while it is open. */
function piece(part) {
  const tapped = part.querySelector("input:checked");
  if (!tapped) return "optional" in part.dataset ? "" : null;
  return tapped.value === "" ? "" : tapped.nextElementSibling.textContent;
}

const typed = () => text.value.trim() !== "" && text.value !== was.value;

function grow() {
  const pieces = parts.map(piece);
  const begun = form.querySelector("[data-part] input:checked") !== null;
  const sentence = pieces.map((one) => one ?? GAP).filter(Boolean).join(" ");
  shown.textContent = begun ? sentence : shown.dataset.none;
  if (pieces.includes(null)) return;
  if (!typed()) text.value = sentence;
  was.value = sentence;
  whole.hidden = false;
  settle();
}

function settle() {
  again.hidden = changed.hidden = !typed();
  copied.textContent = "";
}

form.querySelector("[data-build]").hidden = true;
form.querySelector("[data-built]").hidden = false;
copy.hidden = !navigator.clipboard;
grow();

for (const part of parts) part.addEventListener("change", grow);
text.addEventListener("input", settle);
again.addEventListener("click", () => {
  text.value = was.value;
  settle();
  text.focus();
});
copy.addEventListener("click", async () => {
  await navigator.clipboard.writeText(text.value);
  copied.textContent = copied.dataset.done;
});
