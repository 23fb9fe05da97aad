// One question at a time for a long form. Loaded before the page is painted, so that nothing jumps; without it every
// question stands below the other, and the form is the same. The browser's own "back" goes one question back.

document.documentElement.classList.add("scripts", "stepping");

document.addEventListener("DOMContentLoaded", () => {
  const form = document.querySelector("form[data-steps]");
  const steps = [...form.querySelectorAll("[data-step]")];
  const count = document.querySelector("[data-count]");

  const show = (step, focus) => {
    steps.forEach((one) => one.classList.toggle("now", one === step));
    const n = String(steps.indexOf(step) + 1);
    count.textContent = count.dataset.count.replace("{n}", n).replace("{all}", String(steps.length));
    if (focus) {
      scrollTo(0, 0);
      step.querySelector("h2").focus();
    }
  };

  const fits = (step) => [...step.querySelectorAll("input, select, textarea")].every((input) => input.reportValidity());

  const turn = (from) => {
    const at = steps.indexOf(from);
    if (!fits(from)) return;
    if (at + 1 === steps.length) return form.requestSubmit();
    history.pushState({ step: at + 1 }, "");
    show(steps[at + 1], true);
  };

  form.addEventListener("click", (event) => {
    const button = event.target.closest("[data-on], [data-back]");
    if (!button) return;
    if ("back" in button.dataset) history.back();
    else turn(button.closest("[data-step]"));
  });

  form.addEventListener("keydown", (event) => {
    const step = event.target.closest("[data-step]");
    if (event.key !== "Enter" || event.target.tagName !== "INPUT" || step === steps.at(-1)) return;
    event.preventDefault();
    turn(step);
  });

  addEventListener("popstate", (event) => show(steps[event.state?.step ?? 0], true));

  // What did not fit decides where the form opens again.
  const first = Math.max(0, steps.findIndex((step) => step.querySelector(".error")));
  history.replaceState({ step: 0 }, "");
  for (let at = 1; at <= first; at += 1) history.pushState({ step: at }, "");
  show(steps[first], first > 0);
});
