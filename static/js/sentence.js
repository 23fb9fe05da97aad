// A sentence grows while its pieces are tapped. What someone typed themselves is never written over.

const GAP = "…";

/** What a part gives: its piece, nothing where it is left out, or null while it is open. */
function piece(part) {
  const tapped = part.querySelector("input:checked");
  if (!tapped) return "optional" in part.dataset ? "" : null;
  return tapped.value === "" ? "" : tapped.nextElementSibling.textContent;
}

/** Lets the sentence of this form grow; `settled` is called whenever what stands there is another one. */
export function begin(form, settled = () => {}) {
  const parts = [...form.querySelectorAll("[data-part]")];
  const [shown, whole, again, changed] = ["sentence", "whole", "again", "changed"].map((name) => form.querySelector(`[data-${name}]`));
  const { text, was } = form.elements;
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
    settled();
  }

  for (const part of parts) part.addEventListener("change", grow);
  text.addEventListener("input", settle);
  again.addEventListener("click", () => {
    text.value = was.value;
    settle();
    text.focus();
  });
  grow();
}
