// A button that opens a short menu of things to do.
// Keys and roles as in www.w3.org/WAI/ARIA/apg/patterns/menu-button

import { html, useEffect, useRef, useState } from "../../vendor/preact.js";
import { usePopup } from "./popup.js";

/**
 * `items` are [{label, more, pick}], the first two drawn already. `names` are the button's attributes, children what
 * it shows. `align` says which edge of the button the menu keeps to.
 */
export function MenuButton({ id, items, names, busy, off, align = "end", looks = "icon-button", children }) {
  const [open, setOpen] = useState(null); // the item that gets the focus first, or null
  const { anchor, popup } = usePopup(open !== null);
  const close = () => {
    setOpen(null);
    anchor.current.focus();
  };
  const pick = (item) => {
    close();
    item.pick();
  };
  return html`
    <button
      type="button"
      class=${looks}
      ref=${anchor}
      ...${names}
      aria-haspopup="menu"
      aria-expanded=${String(open !== null)}
      aria-controls=${open === null ? undefined : `${id}-menu`}
      aria-busy=${busy ? "true" : undefined}
      disabled=${off}
      onClick=${() => setOpen(open === null ? 0 : null)}
      onKeyDown=${(event) => openedByArrow(event, setOpen)}
    >
      ${children}
    </button>
    <div class="popup" popover="manual" ref=${popup} id=${`${id}-menu`} data-fit="content" data-align=${align}>
      ${open !== null && html`<${Menu} items=${items} first=${open} pick=${pick} close=${close} leave=${() => setOpen(null)} />`}
    </div>
  `;
}

function openedByArrow(event, setOpen) {
  const first = { ArrowDown: 0, ArrowUp: -1 }[event.key];
  if (first === undefined) return;
  event.preventDefault();
  setOpen(first);
}

function Menu({ items, first, pick, close, leave }) {
  const menu = useRef(null);
  const drawn = () => [...menu.current.children];
  useEffect(() => drawn().at(first).focus(), []);
  const onFocusOut = ({ relatedTarget }) => menu.current?.contains(relatedTarget) || leave();
  return html`<div
    role="menu"
    aria-label="Options"
    class="menu"
    ref=${menu}
    onKeyDown=${(event) => moved(event, drawn(), close)}
    onFocusOut=${onFocusOut}
  >
    ${items.map((item) => html`<button
      type="button"
      role="menuitem"
      class="menu-item"
      tabindex="-1"
      onClick=${() => pick(item)}
    >
      ${item.label} ${item.more && html`<span class="option-description">${item.more}</span>`}
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
