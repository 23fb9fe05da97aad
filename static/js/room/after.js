// What is good for both afterwards, as each has prepared and shows it. Fetched when its page is looked at; asking to be
// asked tomorrow stays in the room.

import { fetched } from "../fetched.js";

let place;
let address;
let looked = false;

export function start(root, ctx) {
  place = root.querySelector("[data-aftercare]");
  address = `${ctx.address}/aftercare`;
  place.addEventListener("submit", async (event) => {
    event.preventDefault();
    const form = event.target;
    const answer = await fetch(form.action, { method: "POST", body: new FormData(form), redirect: "manual" }).catch(() => null);
    if (!answer) return ctx.say("no-connection");
    looked = false;
    look();
  });
}

/** Once for each time the page is opened: what was taken back meanwhile is not there any more. */
export async function look() {
  if (looked) return;
  looked = true;
  const page = await fetched(address);
  looked = Boolean(page && page !== "gone");
  if (looked) place.replaceChildren(...page.body.childNodes);
}

export function leave() {
  looked = false;
}
