// What came back for a command by POST. An answer ends the sending; anything else is no answer, and it is sent again.

const BY_STATUS = { 413: "too-long", 429: "too-many", 503: "trouble" }; // said by whatever stands before the server

/** The answer to the command `id`, or null when nothing was said. `body` is null when it was not JSON. */
export function answerOf(id, status, body) {
  if (body?.answer) return { ...body.answer, id };
  const reason = BY_STATUS[status];
  return reason ? { id, ok: false, reason } : null;
}
