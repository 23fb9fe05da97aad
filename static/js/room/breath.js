// Where a breath is at a given moment. Each phone computes it from the same start and pattern, so two breathe as one.

/** Seconds of one whole breath. */
export function cycleOf(pattern) {
  return pattern.reduce((sum, phase) => sum + phase.seconds, 0);
}

/** The round ends with a whole breath, never in the middle of one. */
export function roundOf(pattern, seconds) {
  const cycle = cycleOf(pattern);
  return Math.max(1, Math.floor(seconds / cycle)) * cycle;
}

/**
 * At `elapsed` seconds of a round of `seconds`: what to do, the seconds left of it (counting down to 1), how large the
 * shape is (0 small, 1 large), and how far this phase has come (0 to 1). `ended` after the last breath.
 */
export function breathAt(pattern, elapsed, seconds) {
  if (elapsed >= roundOf(pattern, seconds)) return { ended: true, do: "", left: 0, size: 0, part: 1, index: -1 };
  let within = Math.max(0, elapsed) % cycleOf(pattern);
  let index = 0;
  while (within >= pattern[index].seconds) {
    within -= pattern[index].seconds;
    index += 1;
  }
  const phase = pattern[index];
  const part = within / phase.seconds;
  return { ended: false, do: phase.do, left: Math.ceil(phase.seconds - within), size: sizeAt(pattern, index, part), part, index };
}

function sizeAt(pattern, index, part) {
  const eased = (1 - Math.cos(Math.PI * part)) / 2;
  if (pattern[index].do === "in") return eased;
  if (pattern[index].do === "out") return 1 - eased;
  const before = pattern[(index + pattern.length - 1) % pattern.length];
  return before.do === "in" ? 1 : 0;
}
