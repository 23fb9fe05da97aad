// Where this person's clock is, as the browser knows it; a form carries it along.

for (const input of document.querySelectorAll("[data-zone]")) input.value ||= Intl.DateTimeFormat().resolvedOptions().timeZone ?? "";
