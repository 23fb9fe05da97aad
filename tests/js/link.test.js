import assert from "node:assert/strict";
import { test } from "node:test";

test("a link with a code fills it in, also where its page already stands open", async () => {
  const heard = {};
  const input = { value: "", closest: () => null, form: { querySelector: () => ({ focus() {} }) } };
  const page = {
    addEventListener: (kind, does) => (heard[kind] = does),
    document: { querySelector: (what) => (what === "input[data-code]" ? input : null), querySelectorAll: () => [] },
    history: { replaceState: () => (globalThis.location.hash = "") },
    location: { hash: "", pathname: "/guide" },
  };
  for (const [name, value] of Object.entries(page)) globalThis[name] = value;

  await import("../../static/js/link.js");
  assert.equal(input.value, "");
  for (const code of ["#abcde-12345", "#FGHJK-67890"]) {
    globalThis.location.hash = code;
    heard.hashchange();
    assert.equal(input.value, code.slice(1).toUpperCase());
    assert.equal(globalThis.location.hash, "");
  }
  globalThis.location.hash = "#main";
  heard.hashchange();
  assert.equal(input.value, "FGHJK-67890");
});
