import assert from "node:assert/strict";
import { test } from "node:test";
import { late } from "../../static/js/room/late.js";

/** A part that comes when it is asked for, `missing` times too late. */
function aPart({ missing = 0, wanted = (view) => view.wanted } = {}) {
  const did = [];
  const ctx = { now: 0, emptied: () => false, repaint: () => did.push("repaint") };
  const module = { start: (...given) => did.push(`start ${given}`), render: (view) => did.push(`render ${view.name}`) };
  const part = late(async (tries) => {
    did.push(`bring ${tries}`);
    if (tries < missing) throw new TypeError("no line");
    return module;
  }, wanted);
  part.start("root", "send");
  return { did, ctx, part };
}

test("nothing is fetched before it can be seen that it will be needed", () => {
  const { did, ctx, part } = aPart();
  part.render({ wanted: false }, ctx);
  assert.deepEqual(did, []);
  assert.equal(part.part, null);
});

test("once needed it comes, starts with what all parts start with, and from then on paints", async () => {
  const { did, ctx, part } = aPart();
  await part.render({ wanted: true }, ctx);
  part.render({ name: "gate" }, ctx);
  assert.deepEqual(did, ["bring 0", "start root,send", "repaint", "render gate"]);
});

test("while it is on its way it is not asked for twice", async () => {
  const { did, ctx, part } = aPart();
  const coming = part.render({ wanted: true }, ctx);
  part.render({ wanted: true }, ctx);
  await coming;
  assert.equal(did.filter((step) => step.startsWith("bring")).length, 1);
});

test("a part that did not come is asked for again a little later, by another address", async () => {
  const { did, ctx, part } = aPart({ missing: 1 });
  await part.render({ wanted: true }, ctx);
  part.render({ wanted: true }, ctx);
  assert.deepEqual(did, ["bring 0"]);
  await part.render({ wanted: true }, { ...ctx, now: 2000 });
  assert.deepEqual(did.slice(0, 2), ["bring 0", "bring 1"]);
  assert.notEqual(part.part, null);
});

test("a part that comes when the page has been left meanwhile does not start on what is no longer there", async () => {
  const { did, ctx, part } = aPart();
  await part.render({ wanted: true }, { ...ctx, emptied: () => true });
  assert.deepEqual(did, ["bring 0"]);
  assert.equal(part.part, null);
});
