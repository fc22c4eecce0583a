// The link to the server: requests become promises of answers, pushes are handed on, and a lost link is tried again.
const BROKEN = "The connection broke before this was answered. What you typed is still here.";
const AWAY = "The playground is not connected right now. It keeps trying; what you typed is still here.";
const FIRST_WAIT = 400;
const LONGEST_WAIT = 5000;

const pending = new Map();
let socket = null;
let number = 0;
let wait = FIRST_WAIT;
let handlers = null;

/** Opens the link and keeps it open. `pushed` gets every push, `standing` hears "open" and "lost". */
export function connect(given) {
  handlers = given;
  dial();
}

/** Asks the server to do something. Always resolves to an answer; `ok: false` carries a sentence for a person. */
export function ask(name, details = {}) {
  if (socket?.readyState !== WebSocket.OPEN) return Promise.resolve({ ok: false, error: AWAY });
  number += 1;
  const id = number;
  socket.send(JSON.stringify({ ...details, id, do: name }));
  return new Promise((resolve) => {
    pending.set(id, resolve);
    countBusy();
  });
}

function dial() {
  const address = new URL("/page/link", location.href);
  address.protocol = address.protocol.replace("http", "ws");
  address.hash = "";
  socket = new WebSocket(address);
  socket.addEventListener("open", opened);
  socket.addEventListener("message", ({ data }) => heard(JSON.parse(data)));
  socket.addEventListener("close", closed);
}

function opened() {
  wait = FIRST_WAIT;
  handlers.standing("open");
}

function heard(frame) {
  if (frame.push) handlers.pushed(frame);
  else answer(frame.re, frame);
}

function answer(id, frame) {
  pending.get(id)?.(frame);
  pending.delete(id);
  countBusy();
}

function closed() {
  for (const id of [...pending.keys()]) answer(id, { ok: false, error: BROKEN });
  handlers.standing("lost");
  setTimeout(dial, wait);
  wait = Math.min(wait * 2, LONGEST_WAIT);
}

function countBusy() {
  document.body.dataset.busy = String(pending.size);
}
