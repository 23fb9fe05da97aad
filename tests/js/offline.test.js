import assert from "node:assert/strict";
import { test } from "node:test";
import { keep } from "../../static/js/toolkit/offline.js";

const worker = (register) => ({ serviceWorker: { register, ready: Promise.resolve() } });

test("where the address is not protected, the page says that it needs https", async () => {
  assert.equal(await keep({ isSecureContext: false, navigator: {} }), "needs-https");
});

test("a browser that keeps nothing is told apart from one that was not asked", async () => {
  assert.equal(await keep({ isSecureContext: true, navigator: {} }), "cannot");
  const refused = worker(async () => {
    throw new DOMException("the certificate is not known", "SecurityError");
  });
  assert.equal(await keep({ isSecureContext: true, navigator: refused }), "cannot");
});

test("kept is said once it really is", async () => {
  const asked = [];
  const trustedTypes = { createPolicy: (_name, { createScriptURL }) => ({ createScriptURL }) };
  const navigator = worker(async (...given) => asked.push(given));
  assert.equal(await keep({ isSecureContext: true, navigator, trustedTypes }), "kept");
  assert.equal(await keep({ isSecureContext: true, navigator }), "kept");
  assert.deepEqual(asked, [["/sw.js", { updateViaCache: "none" }], ["/sw.js", { updateViaCache: "none" }]]);
});
