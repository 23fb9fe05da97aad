// How it is in me, said at any time of an evening, and a minute to arrive. It lies in layers under the pause; opening them
// tells nobody. A line leaves this phone's owner only when it is shared, and is taken back as easily.

import { tell } from "./announce.js";
import { fetched } from "../fetched.js";
import { close, opened } from "./layer.js";
import { all, one, phrase, press, show, write } from "./paint.js";

const AGAIN_MS = 15_000;
let layer = null;
let sky = null;
let card = null;
let ahead = null;
let send;
let asking = false;
let notBefore = 0;
let skipped = false;
let heard = "";

export function start(root, send_) {
  send = send_;
}

export function render(view, ctx) {
  if (layer) return paint(view);
  if (asking || ctx.now < notBefore) return undefined;
  notBefore = ctx.now + AGAIN_MS;
  return bring(ctx);
}

async function bring(ctx) {
  asking = true;
  const page = await fetched(`${ctx.address}/arriving`).finally(() => (asking = false));
  const stage = document.getElementById("stage");
  const found = page instanceof Document ? page.getElementById("layer-weather") : null;
  if (!found || !stage) return;
  [layer, sky] = [found, page.getElementById("sky")];
  document.head.append(...page.querySelectorAll("link[data-arriving-style]"));
  stage.before(sky);
  stage.after(layer, page.getElementById("layer-settle"));
  card = one(page, ".arriving");
  ahead = one(page, ".ahead");
  if (ahead) one(stage, "[data-filters]").before(ahead);
  one(card, "[data-skip-arriving]").addEventListener("click", () => {
    skipped = true;
    ctx.repaint();
  });
  for (const door of all(stage, "[data-screen=parted] > a, [data-screen=closed] > a")) {
    door.before(one(page, ".settle-out").cloneNode(true));
  }
  for (const line of all(layer, "[data-sky-line]")) begin(line);
  one(layer, "[data-sky-keep]").addEventListener("click", () => send("KeepWeather"));
  ctx.repaint();
}

function begin(line) {
  const field = line.dataset.skyLine;
  for (const chip of all(line, "[data-sky-chip]")) {
    chip.addEventListener("click", () => {
      const again = chip.getAttribute("aria-pressed") === "true";
      send("Write", { field, text: again ? "" : chip.textContent });
    });
  }
  one(line, "[data-sky-share]").addEventListener("click", () => send("Share", { field }));
  one(line, "[data-sky-back]").addEventListener("click", () => send("Withdraw", { field }));
}

const nameOf = (name) => one(document.getElementById("sky-words").content, `[data-name=${name}]`).textContent;

function paint(view) {
  const { weather, screen } = view;
  if (!document.getElementById("sky-words")) return; // the evening is over for this page
  if (!weather && ["weather", "settle"].includes(opened())) close();
  show(sky, Boolean(weather));
  const arriving = !skipped && !view.aside && screen === "lobby";
  const place = one(document, `[data-arriving=${view.they_joined ? "choosing" : "waiting"}]`);
  if (arriving && card.parentElement !== place) place.append(card);
  show(card, arriving);
  show(ahead, !view.aside); // for this evening's first thing
  theirs(weather?.theirs ?? []);
  if (!weather) return;
  show(one(sky, "button"), !arriving);
  for (const line of all(layer, "[data-sky-line]")) paintLine(line, weather);
  const said = Object.keys(weather.mine).length > 0;
  show(one(layer, "[data-sky-keep]"), said && !weather.kept);
  show(one(layer, "[data-sky-goes]"), said && !weather.kept);
  show(one(layer, "[data-sky-kept]"), said && weather.kept);
}

function paintLine(line, { mine, shared }) {
  const field = line.dataset.skyLine;
  const [own, told] = [mine[field], shared[field]];
  for (const chip of all(line, "[data-sky-chip]")) press(chip, chip.textContent === own);
  show(one(line, "[data-said]"), Boolean(own || told));
  const sees = !told ? phrase("only-you") : told === own ? phrase("you-and-them") : nameOf("still").replace("{this}", told);
  write(one(line, "[data-sees]"), sees);
  show(one(line, "[data-sky-share]"), Boolean(own) && told !== own);
  show(one(line, "[data-sky-back]"), Boolean(told));
}

function theirs(lines) {
  const said = lines.map(({ field, text }) => `${nameOf(field)}: ${text}`).join(" · ");
  const place = one(sky, ".their-sky");
  write(one(place, "span"), said);
  show(place, said !== "");
  if (said !== heard) tell(said ? place.textContent : "");
  heard = said;
}
