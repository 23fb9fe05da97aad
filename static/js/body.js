// The body map: each region ticks its word in the list, each word marks its region. The list alone is what is sent.

const place = document.querySelector("[data-body]");
const all = (what) => [...place.querySelectorAll(what)];
const regions = all("[data-region]");
const boxes = all("input[name=tap]");
const marked = place.querySelector("[data-marked]");

function paint() {
  const on = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
  for (const region of regions) region.setAttribute("aria-checked", String(on.has(region.dataset.region)));
  const words = boxes.filter((box) => box.checked).map((box) => box.parentElement.textContent.trim());
  marked.textContent = words.join(" · ") || marked.dataset.none;
}

function toggle(region) {
  const box = boxes.find((one) => one.value === region.dataset.region);
  box.checked = !box.checked;
  paint();
}

function turn(side) {
  for (const button of all("[data-turn]")) button.setAttribute("aria-pressed", String(button.dataset.turn === side));
  for (const figure of all("[data-side]")) figure.classList.toggle("turned", figure.dataset.side !== side);
}

for (const region of regions) {
  region.addEventListener("click", () => toggle(region));
  region.addEventListener("keydown", (event) => {
    if (event.key !== " " && event.key !== "Enter") return;
    event.preventDefault();
    toggle(region);
  });
}
for (const button of all("[data-turn]")) button.addEventListener("click", () => turn(button.dataset.turn));
place.addEventListener("change", paint);
place.querySelector("[data-twin]").open = false;
addEventListener("pageshow", paint); // what the browser filled in again by itself
paint();
