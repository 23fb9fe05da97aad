// Lets people see what they type, and take a suggested passphrase with one tap.

function reveal(box, visible) {
  const input = box.querySelector("input");
  const button = box.querySelector("button");
  input.type = visible ? "text" : "password";
  button.textContent = visible ? button.dataset.hide : button.dataset.show;
  button.setAttribute("aria-pressed", String(visible));
}

for (const box of document.querySelectorAll("[data-password]")) {
  const input = box.querySelector("input");
  box.querySelector("button").addEventListener("click", () => {
    reveal(box, input.type === "password");
    input.focus();
  });
  // Hidden again before it is sent, so that browsers do not keep it as ordinary text.
  input.form.addEventListener("submit", () => reveal(box, false));
}

for (const button of document.querySelectorAll("[data-use]")) {
  button.addEventListener("click", () => {
    const input = document.getElementById(button.dataset.into);
    input.value = document.getElementById(button.dataset.use).textContent.trim();
    reveal(input.closest("[data-password]"), true);
    input.focus();
  });
}
