// Something to notice, one thing at a time, at the slower pace of the two.

export { render, start } from "./prompts.js";
