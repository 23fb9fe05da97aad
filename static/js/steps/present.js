// Bringing something prepared: the floor, with thanks as the only answer.

export { render, start } from "./floor.js";
