// Where somebody is in the toolkit: the list, a tool's own page, one of its steps, or its end. Nothing of it is kept.

/** Nothing is open. */
export const LIST = { tool: null, way: null, at: -1 };

export const opened = (tool) => ({ tool, way: null, at: -1 });
export const begun = (place, way) => ({ ...place, way, at: 0 });

/** One further; after the last of `count` steps comes the end, and nothing comes after that. */
export const next = (place, count) => (place.way === null ? place : { ...place, at: Math.min(place.at + 1, count) });

/** What is to be seen at a place: `list`, `about`, `step` or `end`. */
export function seen(place, count) {
  if (place.tool === null) return "list";
  if (place.way === null) return "about";
  return place.at < count ? "step" : "end";
}

/** The way somebody came, so that "back" is one step and "stop" is all of them at once. */
export class Trail {
  #came = [];

  constructor(changed) {
    this.place = LIST;
    this.changed = changed;
  }

  go(place) {
    this.#came.push(this.place);
    this.#stand(place);
  }

  back() {
    this.#stand(this.#came.pop() ?? LIST);
  }

  stop() {
    this.#came = [];
    this.#stand(LIST);
  }

  #stand(place) {
    this.place = place;
    this.changed(place);
  }
}

/** The same by the browser's own way back, so that its button and gesture do what people expect. The address stays. */
export class HistoryTrail {
  #depth = 0;

  constructor(changed, { history, listen }) {
    this.history = history;
    this.changed = changed;
    this.place = LIST;
    this.#come(history.state);
    listen("popstate", ({ state }) => {
      this.#come(state);
      this.changed(this.place);
    });
  }

  go(place) {
    this.#depth += 1;
    this.place = place;
    this.history.pushState({ depth: this.#depth, place }, "");
    this.changed(place);
  }

  back() {
    if (this.#depth) this.history.back();
  }

  stop() {
    if (this.#depth) this.history.go(-this.#depth);
  }

  #come(state) {
    this.#depth = state?.depth ?? 0;
    this.place = state?.place ?? LIST;
  }
}
