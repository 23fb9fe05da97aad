// The only module that knows the network: one socket, and POST for what must arrive even without it.

import { io } from "../../vendor/socket.io.esm.min.js";
import { answerOf } from "./answer.js";
import { Outbox } from "./outbox.js";
import { kept, placed } from "./ways.js";

const ANSWER_WITHIN_MS = 6000; // longer than a yes counts on its way: one that is said to be lost comes no more
const POST_WITHIN_MS = 8000;
const REFUSED_AGAIN_MS = 4000;
const NOT_HERE = 404; // the only status that says it: anything else may be somebody in between

/** A new id for a command. randomUUID exists only on https and on this machine itself. */
export function newId() {
  if (crypto.randomUUID) return crypto.randomUUID();
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Opens the line. `on` is told of scene, held, answer, presence, beat, receipt, gone, heard, connected. */
export function open({ room, csrf, unsettled, on }) {
  const asked = new Map(); // id -> resolve, for what is sent once only
  let anew = csrf; // a pause alone goes out again under a login that is younger than this page
  const shelf = `pauses-${room.session}`; // ids only; survives a reload of this tab
  const socket = io({
    path: room.path,
    transports: ["websocket", "polling"],
    tryAllTransports: true,
    auth: (give) => give({ token: room.token, session: room.session, unsettled: unsettled() }),
    reconnectionDelay: 300,
    reconnectionDelayMax: 2000,
    timeout: 5000,
  });
  const outbox = new Outbox({
    bySocket: (command) => socket.connected && Boolean(socket.emit("say", command)),
    byPost: post,
    later: (work, ms) => setTimeout(work, ms),
    changed: (commands) => remember(commands.filter((command) => command.do === "Pause").map((command) => command.id)),
  });

  function remember(pauses) {
    try {
      if (pauses.length) sessionStorage.setItem(shelf, JSON.stringify(pauses));
      else sessionStorage.removeItem(shelf);
    } catch {
      // a browser that keeps nothing: a pause then does not outlive a reload of this page, and still goes out now
    }
  }

  function remembered() {
    try {
      return JSON.parse(sessionStorage.getItem(shelf) ?? "[]");
    } catch {
      return [];
    }
  }

  async function post(command) {
    const token = command.do === "Pause" ? anew : csrf;
    const response = await fetch(room.post, {
      method: "POST",
      keepalive: true,
      credentials: "same-origin",
      headers: { "Content-Type": "application/json", "X-CSRFToken": token, "X-Seat": room.token },
      body: JSON.stringify(command),
      signal: AbortSignal.timeout?.(POST_WITHIN_MS),
    });
    const body = await response.json().catch(() => null);
    anew = body?.csrf ?? anew;
    const answer = answerOf(command.id, response.status, body);
    if (body?.scene) on.scene(body.scene);
    if (answer?.reason === "no-seat" && response.status === NOT_HERE) gone({ why: "no-seat" });
    if (answer) take(answer);
    return answer;
  }

  function gone(said) {
    socket.disconnect();
    on.gone(said);
  }

  function take(answer) {
    outbox.answered(answer);
    asked.get(answer.id)?.(answer);
    asked.delete(answer.id);
    if (!outbox.holds(answer.id)) on.answer(answer); // trouble is no answer yet: it is sent again, the screen rests on
  }

  function once(command) {
    return new Promise((resolve) => {
      asked.set(command.id, resolve);
      setTimeout(() => {
        if (asked.delete(command.id)) resolve({ id: command.id, ok: false, reason: "no-answer" });
      }, ANSWER_WITHIN_MS);
      socket.volatile.emit("say", command);
    });
  }

  socket.on("connect", () => {
    socket.io.engine.on("packet", () => on.heard());
    on.connected(true);
    outbox.again((command) => socket.emit("say", command));
  });
  socket.on("disconnect", () => on.connected(false));
  socket.on("connect_error", () => {
    on.connected(false);
    if (!socket.active) setTimeout(() => socket.connect(), REFUSED_AGAIN_MS);
  });
  for (const event of ["scene", "held", "presence", "beat", "receipt"]) socket.on(event, (said) => on[event](said));
  socket.on("answer", take);
  socket.on("gone", gone);

  return {
    /** Sends a command; promises its answer. `stand` is { epoch, heard }, for what names the moment it was meant for. */
    say(name, fields, stand, id = newId()) {
      const command = { v: room.protocol, id, do: name, ...fields, ...(placed(name) ? stand : {}) };
      return kept(command) ? outbox.put(command) : once(command);
    },
    /** Pauses of this tab that were on their way when it was reloaded. */
    left: remembered,
    /** The page goes away: everything unanswered leaves with it. */
    flush: () => outbox.flush((command) => post(command).catch(() => {})),
    painted: (ids, seq) => socket.connected && socket.emit("painted", { ids, seq }),
    seen: (visible, ask) => socket.connected && socket.emit("seen", { visible, ask }),
    /** A line that has fallen silent is given up for a new one. Not a word is said on it: it might still be heard. */
    redial: () => socket.connected && socket.io.engine.close(),
  };
}
