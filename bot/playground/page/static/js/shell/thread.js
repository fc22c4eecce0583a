// The replies to a message, and a small field to write one. A thread is kept below its message, not in a pane of its own.
import { html, useEffect, useRef, useState } from "../../vendor/preact.js";
import { draft, keepDraft } from "../settings.js";
import { useGrowing } from "./growing.js";
import { Icon } from "./icons.js";

export function repliesInWords(count) {
  return count === 1 ? "1 reply" : `${count} replies`;
}

export function hasReplyDraft(seat, room, ts) {
  return draft(seat.person.id, threadName(room, ts)) !== "";
}

/** Enter sends, Escape closes; what is written is kept as a draft until it is sent. */
export function ReplyBox({ seat, room, ts, spot, close }) {
  const name = threadName(room, ts);
  const [text, setText] = useState(() => draft(seat.person.id, name));
  const field = useRef(null);
  useGrowing(field, text);
  useEffect(() => field.current.focus(), []);
  const write = (words) => {
    setText(words);
    keepDraft(seat.person.id, name, words);
  };
  const send = () => sent({ seat, room, ts, spot, text, write, field });
  const pressed = (event) => {
    const act = { Enter: !event.shiftKey && !event.isComposing && send, Escape: close }[event.key];
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
  return html`<div class="composer-box reply-box">
    <textarea ref=${field} rows="1" aria-label="Reply in thread" placeholder="Reply…" value=${text}
      onInput=${(event) => write(event.target.value)} onKeyDown=${pressed}></textarea>
    <button type="button" class="plain" aria-label="Close the reply" onClick=${close}><${Icon} name="close" size=${16} /></button>
    <button type="button" class="send" aria-label="Send the reply" disabled=${!text.trim()} onClick=${send}><${Icon} name="send" /></button>
  </div>`;
}

async function sent({ seat, room, ts, spot, text, write, field }) {
  const words = text.trim();
  if (!words) return;
  if (words.startsWith("/")) return seat.tell(spot, `${words.split(" ")[0]} is not supported in threads. Sorry!`);
  write("");
  const answer = await seat.act("write", { room, text: words, thread_ts: ts }, spot);
  if (!answer.ok && field.current && !field.current.value) write(words);
}

function threadName(room, ts) {
  return `${room}.${ts}`;
}
