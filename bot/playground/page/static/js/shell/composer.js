// Where a person writes: Enter sends, Shift Enter makes a new line, a slash offers the app's commands, drafts are kept.
import { html, useRef, useState } from "../../vendor/preact.js";
import { draft, keepDraft } from "../settings.js";
import { Choices, counted } from "./choices.js";
import { Closed, closedBecause } from "./closed.js";
import { completions } from "./completion.js";
import { useGrowing } from "./growing.js";
import { Icon } from "./icons.js";
import { Notice } from "./notice.js";
import { Shortcuts } from "./shortcuts.js";

export function Composer({ seat, room, commands, trouble }) {
  const reason = closedBecause(room, seat.person);
  if (reason) return html`<${Closed} reason=${reason} seat=${seat} room=${room} trouble=${trouble} />`;
  return html`<${Writing} seat=${seat} room=${room} commands=${commands} trouble=${trouble} />`;
}

function Writing({ seat, room, commands, trouble }) {
  const [text, setText] = useState(() => draft(seat.person.id, room.id));
  const [active, setActive] = useState(-1);
  const [shut, setShut] = useState(false);
  const field = useRef(null);
  const choices = shut ? [] : completions(text, commands);
  useGrowing(field, text);
  const write = (words) => {
    setText(words);
    setShut(false);
    setActive(words.startsWith("/") && !words.endsWith(" ") ? 0 : -1);
    keepDraft(seat.person.id, room.id, words);
  };
  const send = () => sent({ seat, room, text, write, field });
  const take = (choice) => {
    write(choice.text);
    field.current.focus();
  };
  const pressed = (event) => {
    const act = keyAction(event, { choices, active, setActive, take, send, text, shut: () => setShut(true) });
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
  const name = room.kind.endsWith("channel") ? `#${room.name}` : room.name;
  const list = `${seat.pane}-completions`;
  return html`<div class="composer">
    ${trouble && html`<${Notice} text=${trouble} />`}
    <span class="unseen" role="status">${counted(choices)}</span>
    ${choices.length > 0 && html`<${Choices} id=${list} choices=${choices} active=${active} take=${take} />`}
    <div class="composer-box">
      <${Shortcuts} seat=${seat} />
      <textarea ref=${field} rows="1" aria-label="Message ${name}" placeholder="Message ${name}" value=${text}
        aria-controls=${choices.length ? list : null} aria-autocomplete="list"
        aria-activedescendant=${choices[active] ? `${list}-${active}` : null}
        onInput=${(event) => write(event.target.value)} onKeyDown=${pressed}></textarea>
      <button type="button" class="send" aria-label="Send" title="Send (Enter)" disabled=${!text.trim()} onClick=${send}>
        <${Icon} name="send" />
      </button>
    </div>
    <p class="composer-hint" aria-hidden="true">
      ${commands.length > 0 && html`<b>/</b> for commands · `}<b>Shift Enter</b> for a new line
    </p>
  </div>`;
}

/** The field is emptied at once, as in Slack; what could not be sent comes back. */
async function sent({ seat, room, text, write, field }) {
  const words = text.trim();
  if (!words) return;
  write("");
  field.current.focus();
  const name = words.startsWith("/") ? "command" : "write";
  const answer = await seat.act(name, { room: room.id, text: words }, "composer");
  if (answer.ok) return;
  keepDraft(seat.person.id, room.id, words);
  if (field.current && !field.current.value) write(words);
}

function keyAction(event, { choices, active, setActive, take, send, text, shut }) {
  const { key, shiftKey, isComposing } = event;
  const step = { ArrowDown: 1, ArrowUp: -1 }[key];
  const chosen = choices[active];
  if (choices.length && step) return () => setActive((Math.max(active, step < 0 ? 0 : -1) + step + choices.length) % choices.length);
  if (choices.length && key === "Escape") return shut;
  if (choices.length && key === "Tab" && !shiftKey) return () => take(chosen ?? choices[0]);
  if (key !== "Enter" || shiftKey || isComposing) return null;
  return chosen && chosen.text.trim() !== text.trim() ? () => take(chosen) : send;
}
