// The overflow menu: a button with three dots that opens a short menu.
// Keys as in www.w3.org/WAI/ARIA/apg/patterns/menu-button

import { html, useEffect, useRef, useState } from "../../vendor/preact.js";
import { Plain } from "../text/mrkdwn.js";
import { usePress } from "./button.js";
import { Icon } from "./icons.js";
import { named } from "./naming.js";
import { usePopup } from "./popup.js";

export function Overflow(field) {
  const { element, ctx, id } = field;
  const [busy, press] = usePress(field);
  const [open, setOpen] = useState(null); // the item that gets the focus first, or null
  const { anchor, popup } = usePopup(open !== null);
  const close = () => {
    setOpen(null);
    anchor.current.focus();
  };
  const pick = (option) => {
    close();
    if (option.url) window.open(option.url, "_blank", "noopener,noreferrer");
    press(option.value);
  };
  return html`<span class="overflow">
    <button
      type="button"
      class="icon-button"
      ref=${anchor}
      ...${named({ ...field, required: false }, "More options")}
      aria-haspopup="menu"
      aria-expanded=${String(open !== null)}
      aria-controls=${open === null ? undefined : `${id}-menu`}
      aria-busy=${busy ? "true" : undefined}
      disabled=${ctx.readOnly}
      onClick=${() => setOpen(open === null ? 0 : null)}
      onKeyDown=${(event) => openedByArrow(event, setOpen)}
    >
      <${Icon} name="more" />
    </button>
    <div class="popup" popover="manual" ref=${popup} id=${`${id}-menu`} data-fit="content" data-align="end">
      ${open !== null && html`<${Menu}
        options=${element.options}
        first=${open}
        pick=${pick}
        close=${close}
        leave=${() => setOpen(null)}
      />`}
    </div>
  </span>`;
}

function openedByArrow(event, setOpen) {
  const first = { ArrowDown: 0, ArrowUp: -1 }[event.key];
  if (first === undefined) return;
  event.preventDefault();
  setOpen(first);
}

function Menu({ options, first, pick, close, leave }) {
  const menu = useRef(null);
  const items = () => [...menu.current.children];
  useEffect(() => items().at(first).focus(), []);
  const onFocusOut = ({ relatedTarget }) => menu.current?.contains(relatedTarget) || leave();
  return html`<div
    role="menu"
    aria-label="Options"
    class="menu"
    ref=${menu}
    onKeyDown=${(event) => moved(event, items(), close)}
    onFocusOut=${onFocusOut}
  >
    ${options.map((option) => html`<button
      type="button"
      role="menuitem"
      class="menu-item"
      tabindex="-1"
      onClick=${() => pick(option)}
    >
      <${Plain} ...${option.text} />
      ${option.description && html`<span class="option-description"><${Plain} ...${option.description} /></span>`}
    </button>`)}
  </div>`;
}

function moved(event, items, close) {
  const next = { ArrowDown: nextOf, ArrowUp: lastOf, Home: () => items[0], End: () => items.at(-1) }[event.key];
  const target = next?.(items) ?? startingWith(event, items);
  if (event.key === "Escape") close();
  else if (target) target.focus();
  else return;
  event.preventDefault();
  event.stopPropagation();
}

const nextOf = (items) => items[(items.indexOf(document.activeElement) + 1) % items.length];
const lastOf = (items) => items.at(items.indexOf(document.activeElement) - 1);

/** A typed letter goes to the next item that begins with it. */
function startingWith({ key, ctrlKey, metaKey, altKey }, items) {
  if (key.length !== 1 || key === " " || ctrlKey || metaKey || altKey) return undefined;
  const from = items.indexOf(document.activeElement) + 1;
  const turned = [...items.slice(from), ...items.slice(0, from)];
  return turned.find((item) => item.textContent.trim().toLowerCase().startsWith(key.toLowerCase()));
}
