// Speaking instead of writing: records on this phone, sends it once when stopped, and keeps nothing here.

const box = document.querySelector("[data-record]");
const part = (name) => box.querySelector(`[data-${name}]`);
const words = (name) => box.querySelector(`[data-words="${name}"]`).textContent;
const KINDS = ["audio/webm;codecs=opus", "audio/mp4", "audio/ogg;codecs=opus"];
const kind = globalThis.MediaRecorder ? KINDS.find((one) => MediaRecorder.isTypeSupported(one)) : undefined;
const can = Boolean(kind && isSecureContext && navigator.mediaDevices?.getUserMedia);
const longest = Number(box.dataset.longest);

let recorder = null;
let began = 0;
let pieces = [];
let keep = false;
let ticking = 0;
let unsent = null; // what was spoken and could not be kept yet

part("can").hidden = !can;
part("cannot").hidden = can;

const seconds = () => Math.round((performance.now() - began) / 1000);

function running(on) {
  const held = ["stop", "drop"].some((name) => part(name) === document.activeElement);
  part("start").hidden = on;
  for (const name of ["stop", "drop", "seconds"]) part(name).hidden = !on;
  if (held && !on) part("start").focus(); // whoever goes by keyboard does not fall back to the top of the page
}

async function start() {
  part("told").textContent = "";
  const sound = await navigator.mediaDevices.getUserMedia({ audio: true }).catch(() => null);
  if (!sound) {
    part("told").textContent = words("no-microphone");
    return;
  }
  recorder = new MediaRecorder(sound, { mimeType: kind, audioBitsPerSecond: 32_000 });
  pieces = [];
  recorder.addEventListener("dataavailable", ({ data }) => pieces.push(data));
  recorder.addEventListener("stop", () => {
    for (const track of sound.getTracks()) track.stop();
    clearInterval(ticking);
    running(false);
    part("told").textContent = keep ? "" : words("dropped");
    if (keep) send(new Blob(pieces, { type: kind.split(";")[0] }), seconds());
    pieces = [];
  });
  began = performance.now();
  recorder.start();
  running(true);
  part("told").textContent = words("recording");
  part("stop").focus();
  ticking = setInterval(() => {
    part("seconds").textContent = `${seconds()} s`;
    if (seconds() >= longest) end(true);
  }, 500);
}

function end(keeping) {
  keep = keeping;
  if (recorder?.state === "recording") recorder.stop();
}

async function send(sound, long) {
  unsent = { sound, long };
  part("again").hidden = true;
  part("told").textContent = words("keeping");
  const answer = await fetch(`${box.dataset.record}?seconds=${Math.min(long, longest)}`, {
    method: "POST",
    body: sound,
    headers: { "X-CSRFToken": document.querySelector("meta[name=csrf-token]").content, "Content-Type": sound.type },
  }).catch(() => null);
  const said = answer ? await answer.json().catch(() => null) : null;
  if (said?.to) {
    part("told").textContent = words("kept");
    if (await write(said.to)) location.assign(said.to);
    else part("told").textContent = words("not-written");
    return;
  }
  part("told").textContent = said?.trouble ?? words(answer ? "not-kept" : "no-line");
  part("again").hidden = false;
  part("again").focus();
}

/** What was typed beside it is kept too, before the page goes; where that cannot be, the page stays. */
async function write(to) {
  const text = document.querySelector("textarea[name=text]");
  if (!text || text.value === text.defaultValue || !text.value.trim()) return true;
  const body = new FormData(text.form);
  return (await fetch(to, { method: "POST", body }).catch(() => null))?.ok ?? false;
}

part("start").addEventListener("click", start);
part("stop").addEventListener("click", () => end(true));
part("again").addEventListener("click", () => send(unsent.sound, unsent.long));
part("drop").addEventListener("click", () => end(false));
addEventListener("pagehide", () => end(false));
