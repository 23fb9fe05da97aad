// What someone typed stays where it is while this phone has no line: its form leaves once it can arrive.

const TYPED = "textarea, input:is([type=text], [type=password], [type=date], :not([type]))";

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post") return;
  form.querySelector(":scope > [data-unsent]")?.remove();
  if (navigator.onLine || !form.querySelector(TYPED)) return;
  event.preventDefault();
  form.prepend(document.getElementById("unsent").content.cloneNode(true));
  form.firstElementChild.scrollIntoView({ block: "nearest" });
});
