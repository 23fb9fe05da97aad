// Parts that nobody needs at the door. They are fetched as soon as it can be seen that they will be needed, well before
// they are; one that did not come is asked for again. Pause, gate and whatever narrows are never late.

const AGAIN_MS = 1500;

/** `bring(tries)` promises the part's module, once `wanted(view)`. Until it is there, what the server wrote stands. */
export function late(bring, wanted) {
  let given = [];
  let asking = false;
  let tries = 0;
  let notBefore = 0;

  async function fetchFor(ctx) {
    asking = true;
    const part = await bring(tries).catch(() => null); // the line is down
    asking = false;
    tries += 1;
    notBefore = ctx.now + AGAIN_MS;
    if (!part || ctx.emptied()) return; // what it would start on has been taken off the screen meanwhile
    part.start(...given);
    self.part = part;
    ctx.repaint();
  }

  const self = {
    part: null,
    start(...all) {
      given = all;
    },
    render(view, ctx) {
      if (self.part) return self.part.render(view, ctx);
      return !asking && ctx.now >= notBefore && wanted(view) ? fetchFor(ctx) : undefined;
    },
  };
  return self;
}
