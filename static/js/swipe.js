// A card can be swiped as well as tapped: left is the next one, right the one before. Nothing is answered by a swipe.

const FAR = 72; // pixels across, and more across than down

const goes = (rel) => document.querySelector(`a[rel="${rel}"]`)?.click();
const card = document.querySelector("[data-swipe]");
let from = null;

card?.addEventListener("touchstart", (event) => {
  from = event.touches.length === 1 ? event.touches[0] : null;
}, { passive: true });

card?.addEventListener("touchend", (event) => {
  if (!from) return;
  const across = event.changedTouches[0].clientX - from.clientX;
  const down = event.changedTouches[0].clientY - from.clientY;
  from = null;
  if (Math.abs(across) < FAR || Math.abs(across) < 2 * Math.abs(down)) return;
  goes(across < 0 ? "next" : "prev");
}, { passive: true });
