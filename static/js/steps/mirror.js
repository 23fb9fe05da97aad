// Mirror, make sense, imagine: the floor with more turns.

export { render, start } from "./floor.js";
