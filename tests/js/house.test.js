// Every script a phone loads must at least be a script: one that does not parse takes the whole page's life with it.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

const HOME = new URL("../../static/js/", import.meta.url).pathname;
const scripts = readdirSync(HOME, { recursive: true }).filter((name) => name.endsWith(".js"));

test("there are scripts to look at", () => {
  assert.ok(scripts.length > 0);
});

const KEEPER = "toolkit/worker.js"; // keeps what is the same for everyone, and only that: tests/js/worker.test.js

for (const name of scripts) {
  test(`${name} parses as a module`, () => {
    execFileSync(process.execPath, ["--check", "--input-type=module", "-"], {
      input: readFileSync(join(HOME, name)),
      stdio: ["pipe", "pipe", "pipe"],
    });
  });

  if (name === KEEPER) continue;

  test(`${name} keeps nothing sensitive where a browser would store it for good`, () => {
    const code = readFileSync(join(HOME, name), "utf8").replace(/\/\*[^]*?\*\/|(?<![:"'])\/\/[^\n]*/g, "");
    assert.doesNotMatch(code, /\b(localStorage|indexedDB|document\.cookie|caches)\b/);
  });
}
