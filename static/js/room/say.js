// Said aloud, line by line: the stop signal, the promise, and what was named.

export { render, start } from "./prompts.js";
