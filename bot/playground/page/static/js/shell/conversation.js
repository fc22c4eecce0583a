// One conversation: its messages from old to new, staying at the latest unless the person scrolled up to read.
import { html, useEffect, useLayoutEffect, useMemo, useRef, useState } from "../../vendor/preact.js";
import { ask } from "../wire.js";
import { closedBecause } from "./closed.js";
import { Icon } from "./icons.js";
import { Message } from "./message.js";
import { Refused } from "./refused.js";
import { timeline } from "./timeline.js";

const NEAR = 48; // pixels from the end that still count as being there

export function Conversation({ seat, room, trouble }) {
  const { box, inner, atEnd, scrolled, toEnd } = useEnd(room);
  const lines = useMemo(() => timeline(room.messages, seat.now, seat.zone), [room.messages, seat.now, seat.zone]);
  return html`<div class="conversation">
    <div ref=${box} id="${seat.pane}-content" data-content class="log" role="log" aria-live="off"
      aria-label="Messages in ${room.name}" tabindex="0" onScroll=${scrolled}>
      <div ref=${inner} class="lines">
        ${room.more ? html`<${Earlier} pane=${seat.pane} />` : html`<${Beginning} room=${room} seat=${seat} />`}
        ${lines.map((line) => html`<${Line} key=${line.key} line=${line} seat=${seat} room=${room} trouble=${trouble} />`)}
      </div>
    </div>
    ${!atEnd && html`<button type="button" class="to-latest" onClick=${toEnd}><${Icon} name="down" size=${16} />Jump to latest</button>`}
    <${NewWords} room=${room} seat=${seat} />
  </div>`;
}

function Line({ line, seat, room, trouble }) {
  if (line.kind === "day") return html`<p class="day" role="separator"><span>${line.words}</span></p>`;
  const { message, heads, replies } = line;
  if (message.refused) return html`<${Refused} refused=${message.refused} seat=${seat} surface="message" />`;
  const words = trouble?.spot === line.key ? trouble.text : null;
  const mayReply = closedBecause(room, seat.person) === null;
  return html`<${Message} room=${room.id} ...${{ seat, message, heads, replies, mayReply }} trouble=${words} />`;
}

function Earlier({ pane }) {
  const [busy, setBusy] = useState(false);
  const load = async () => {
    if (busy) return;
    setBusy(true);
    await ask("earlier", { pane });
    setBusy(false);
  };
  return html`<button type="button" class="secondary earlier" aria-busy=${busy} aria-disabled=${busy} onClick=${load}>Earlier messages</button>`;
}

function Beginning({ room, seat }) {
  return html`<p class="beginning">${beginning(room, seat)}</p>`;
}

function beginning({ kind, name }, { person, bot }) {
  if (kind === "public_channel" || kind === "private_channel") return `This is the very beginning of #${name}.`;
  if (name === bot.name) return `This is the conversation between ${person.name} and ${bot.name}. Nobody else sees it.`;
  return `This conversation is just between ${name} and ${person.name}.`;
}

/** Keeps the end in sight while the person is there, and the place they read while older messages arrive above. */
function useEnd(room) {
  const box = useRef(null);
  const inner = useRef(null);
  const held = useRef(true);
  const [atEnd, setAtEnd] = useState(true);
  const fromEnd = useRef(0);
  const follow = () => {
    const log = box.current;
    log.scrollTop = held.current ? log.scrollHeight : log.scrollTop;
  };
  useEffect(() => {
    const watcher = new ResizeObserver(follow);
    watcher.observe(inner.current);
    watcher.observe(box.current);
    return () => watcher.disconnect();
  }, []);
  useLayoutEffect(() => {
    const log = box.current;
    if (!held.current) log.scrollTop = log.scrollHeight - fromEnd.current;
  }, [room.messages[0]?.ts]);
  useLayoutEffect(follow, [room.messages]);
  const scrolled = () => {
    const { scrollHeight, scrollTop, clientHeight } = box.current;
    fromEnd.current = scrollHeight - scrollTop;
    held.current = fromEnd.current - clientHeight < NEAR;
    setAtEnd(held.current);
  };
  const toEnd = () => {
    box.current.scrollTop = box.current.scrollHeight;
    box.current.focus();
  };
  return { box, inner, atEnd, scrolled, toEnd };
}

/** Tells screen readers about messages that arrive while the conversation is open, and only those. */
function NewWords({ room, seat }) {
  const last = useRef(room.messages.at(-1)?.ts ?? "0");
  const [words, setWords] = useState("");
  useEffect(() => {
    const fresh = room.messages.filter((message) => message.ts > last.current && message.author !== seat.person.id);
    last.current = room.messages.at(-1)?.ts ?? last.current;
    if (fresh.length) setWords(fresh.map((message) => spoken(message, seat)).join(" "));
  }, [room.messages]);
  return html`<p class="unseen" role="status">${words}</p>`;
}

function spoken(message, { people }) {
  if (message.refused) return "Slack refused something the bot tried to send.";
  return `${message.name || people.get(message.author)?.name || "Someone"}: ${message.text || "a message with blocks"}`;
}
