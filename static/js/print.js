// A print button where the browser's own menu is hard to find.
for (const button of document.querySelectorAll("[data-print]")) button.addEventListener("click", () => print());
