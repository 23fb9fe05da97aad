// The toolkit, one thing at a time. Without this every step stands on the page, one below the other.

import { Circle, onMotion } from "../room/circle.js";
import { all, one, press, show, write } from "../room/paint.js";
import { begun, next, opened, seen } from "./walk.js";

const ROUND_S = 120;

/** Brings `root` to life. `trailOf(changed)` makes the trail; the player paints wherever it leads. */
export function start(root, trailOf) {
  const player = new Player(root);
  const trail = trailOf((place) => player.paint(place));
  player.listen(trail);
  player.paint(trail.place, { focus: trail.place.tool !== null });
}

class Player {
  #circle = new Circle();
  #own = false;
  #began = 0;
  #last = "";

  constructor(root) {
    this.root = root;
    this.bar = one(root, "[data-bar]");
    root.classList.add("playing");
  }

  listen(trail) {
    this.root.addEventListener("click", (event) => {
      const tapped = event.target.closest("[data-open], [data-begin], [data-move], [data-own-pace]");
      if (!tapped) return;
      event.preventDefault();
      this.#tap(tapped, trail);
    });
    onMotion(() => this.#follow());
  }

  #tap(tapped, trail) {
    const { open, begin, move } = tapped.dataset;
    if (open) trail.go(opened(open));
    else if (begin) trail.go(begun(trail.place, begin));
    else if (move === "on") trail.go(next(trail.place, this.#count(trail.place)));
    else if (move === "again") trail.go({ ...trail.place, at: 0 });
    else if (move) trail[move]();
    else this.#ownPace(tapped);
  }

  /** Shows exactly what belongs to `place`, and moves the focus there. */
  paint(place, { focus = true } = {}) {
    const what = seen(place, this.#count(place));
    this.#circle.stop();
    show(one(this.root, "[data-tools]"), what === "list");
    for (const tool of all(this.root, "[data-tool]")) this.#paintTool(tool, place, what);
    this.#paintBar(place, what);
    document.body.classList.toggle("in-tool", what !== "list");
    if (what === "step") this.#follow();
    if (focus) this.#focus(place, what);
  }

  #paintTool(tool, place, what) {
    const mine = tool.dataset.tool === place.tool;
    show(tool, mine);
    if (!mine) return;
    tool.dataset.seen = what;
    show(one(tool, "[data-part=about]"), what === "about");
    show(one(tool, "[data-part=end]"), what === "end");
    for (const way of all(tool, "[data-way]")) {
      const here = way.dataset.way === place.way && what === "step";
      show(way, here);
      if (here) all(way, "[data-step]").forEach((step, at) => show(step, at === place.at));
    }
  }

  #paintBar(place, what) {
    const count = this.#count(place);
    const breathing = this.#breath(place) !== null;
    const at = one(this.bar, "[data-slot=at]");
    show(this.bar, what === "step" || what === "about");
    for (const part of all(this.bar, "[data-in]")) show(part, part.dataset.in.split(" ").includes(what));
    show(one(this.bar, "[data-skip]"), what === "step" && !breathing);
    show(at, what === "step" && count > 1);
    write(at, at.dataset.words.replace("{x}", String(place.at + 1)).replace("{y}", String(count)));
    const last = place.at + 1 >= count;
    show(one(this.bar, "[data-label=next]"), !last);
    show(one(this.bar, "[data-label=done]"), last);
  }

  #count(place) {
    const way = this.#way(place);
    return way ? Math.max(1, all(way, "[data-step]").length) : 0;
  }

  #way(place) {
    return place.way === null ? null : one(this.root, `[data-tool="${place.tool}"] [data-way="${place.way}"]`);
  }

  #breath(place) {
    return this.#way(place)?.querySelector("[data-phases]") ?? null;
  }

  // --- breath

  #follow() {
    const part = all(this.root, "[data-phases]").find((one) => !one.closest("[hidden]"));
    if (!part) return;
    this.#began = performance.now();
    const said = one(part, "[data-slot=ended]");
    write(said, "");
    this.#circle.follow({
      part,
      verbs: JSON.parse(part.dataset.verbs),
      pattern: JSON.parse(part.dataset.phases),
      seconds: ROUND_S,
      elapsed: () => (performance.now() - this.#began) / 1000,
      own: this.#own && part.dataset.own,
      ended: () => write(said, part.dataset.over),
    });
  }

  #ownPace(button) {
    this.#own = !this.#own;
    for (const each of all(this.root, "[data-own-pace]")) press(each, this.#own);
    this.#follow();
    button.focus();
  }

  // --- what a screen reader stands on

  #focus(place, what) {
    const tool = place.tool && one(this.root, `[data-tool="${place.tool}"]`);
    this.#last = place.tool ?? this.#last;
    const step = what === "step" && all(this.#way(place), "[data-step], [data-phases]").find((each) => !each.closest("[hidden]"));
    const target = { list: one(this.root, `[data-tools] [data-open="${this.#last}"]`), step, end: tool && one(tool, "[data-part=end]") }[what] ?? one(tool, "h2");
    target.focus({ preventScroll: true });
    scrollTo({ top: 0 });
  }
}
