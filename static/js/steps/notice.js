// Something to notice: goes on as what is said aloud does.

export { render, start } from "./say.js";
