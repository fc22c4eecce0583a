// A searchable menu, for one option or several, each of several shown as a chip.
// Keys and roles as in www.w3.org/WAI/ARIA/apg/patterns/combobox (editable, with a listbox).

import { html, useRef, useState } from "../../vendor/preact.js";
import { withEmoji } from "../text/emoji.js";
import { Plain } from "../text/mrkdwn.js";
import { Icon } from "./icons.js";
import { Listbox } from "./listbox.js";
import { named } from "./naming.js";
import { fitting } from "./offers.js";
import { usePopup } from "./popup.js";
import { useSuggestions } from "./suggestions.js";

/** `chosen` is a list of options also where only one can be chosen; `onChoose` gets the new list. */
export function Combobox({ field, groups, asks, several, chosen, onChoose, busy, placeholder }) {
  const { id, element, ctx } = field;
  const menu = useMenu({ field, groups, asks, chosen });
  const input = useRef(null);
  const full = several && chosen.length >= (element.max_selected_items ?? Infinity);
  const pick = (option) => {
    const has = chosen.some(({ value }) => value === option.value);
    if (several && full && !has) return;
    menu.picked(several);
    if (several) onChoose(has ? without(chosen, option) : [...chosen, option]);
    else if (!has) onChoose([option]);
  };
  const remove = (option) => {
    input.current.focus();
    onChoose(without(chosen, option));
  };
  const shown = several || !chosen.length ? "" : withEmoji(chosen[0].text.text);
  return html`<div
    class=${`select${ctx.readOnly ? " select-off" : ""}`}
    ref=${menu.anchor}
    aria-busy=${busy ? "true" : undefined}
    onMouseDown=${(event) => reach(event, input.current, menu)}
  >
    ${several && chosen.map((option) => html`<${Chip}
      key=${option.value}
      option=${option}
      off=${ctx.readOnly}
      onRemove=${() => remove(option)}
    />`)}
    <input
      type="text"
      role="combobox"
      id=${id}
      ref=${input}
      class="select-input"
      ...${named(field, placeholder)}
      aria-expanded=${String(menu.open)}
      aria-controls=${`${id}-list`}
      aria-autocomplete="list"
      aria-activedescendant=${menu.active ? `${id}-${menu.at}` : undefined}
      autocomplete="off"
      spellcheck=${false}
      disabled=${ctx.readOnly}
      placeholder=${several && chosen.length ? "" : withEmoji(placeholder)}
      value=${menu.typed ?? shown}
      onInput=${(event) => menu.search(event.target.value)}
      onKeyDown=${(event) => pressed(event, { menu, pick, remove, several, chosen })}
      onBlur=${menu.close}
    />
    ${!several && field.optional && chosen.length > 0 && html`<${Clear}
      what=${shown}
      off=${ctx.readOnly}
      onClear=${() => remove(chosen[0])}
    />`}
    <span class="select-caret"><${Icon} name="chevron" /></span>
    <div class="popup" popover="manual" ref=${menu.popup} onMouseDown=${(event) => event.preventDefault()}>
      <${Listbox}
        id=${id}
        name=${placeholder}
        menu=${menu}
        several=${several}
        chosen=${chosen}
        full=${full}
        most=${element.max_selected_items}
        pick=${pick}
      />
    </div>
  </div>`;
}

/** What is open, typed and within reach. `typed` is null until the person searches. */
function useMenu({ field, groups, asks, chosen }) {
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState(null);
  const [at, setAt] = useState(0);
  const { anchor, popup } = usePopup(open);
  const suggested = useSuggestions({ field, wanted: Boolean(asks) && open, typed: typed ?? "" });
  const offer = asks ? { more: 0, ...suggested } : { note: null, ...fitting(groups, typed ?? "") };
  const options = offer.groups.flatMap((group) => group.options);
  const show = () => {
    setOpen(true);
    setAt(Math.max(0, options.findIndex(({ value }) => value === chosen[0]?.value)));
  };
  const close = () => {
    setOpen(false);
    setTyped(null);
  };
  const search = (text) => {
    setOpen(true);
    setTyped(text);
    setAt(0);
  };
  const move = (steps) => (open ? setAt((at + steps + options.length) % options.length || 0) : show());
  const picked = (stays) => (stays ? setTyped(null) : close());
  const active = open ? options[at] : undefined;
  return { open, typed, at, anchor, popup, offer, options, active, show, close, search, move, picked, goTo: setAt };
}

function pressed(event, { menu, pick, remove, several, chosen }) {
  const act = {
    ArrowDown: () => menu.move(1),
    ArrowUp: () => menu.move(-1),
    Enter: () => (menu.active ? pick(menu.active) : menu.open || menu.show()),
    Escape: menu.open && menu.close,
    Backspace: several && !menu.typed && chosen.length > 0 && (() => remove(chosen.at(-1))),
  }[event.key];
  if (!act) return;
  event.preventDefault();
  event.stopPropagation();
  act();
}

/** A press anywhere in the box goes to its input and opens the menu; chips and clearing have their own buttons. */
function reach(event, input, menu) {
  if (event.target.closest("button, .popup") || input.disabled) return;
  if (event.target !== input) event.preventDefault();
  input.focus();
  if (menu.open && menu.typed === null) menu.close();
  else menu.show();
}

function Chip({ option, off, onRemove }) {
  return html`<span class="chip">
    <${Plain} text=${option.text.text} />
    <button
      type="button"
      class="chip-remove"
      aria-label=${`Remove ${withEmoji(option.text.text)}`}
      disabled=${off}
      onClick=${onRemove}
    >
      <${Icon} name="close" />
    </button>
  </span>`;
}

function Clear({ what, off, onClear }) {
  return html`<button
    type="button"
    class="chip-remove"
    aria-label=${`Clear ${what}`}
    disabled=${off}
    onClick=${onClear}
  >
    <${Icon} name="close" />
  </button>`;
}

function without(options, option) {
  return options.filter(({ value }) => value !== option.value);
}
