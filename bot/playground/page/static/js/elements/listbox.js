// The list under a combobox: groups of options, what is chosen, and a sentence when there is nothing to show.

import { html, useEffect, useRef } from "../../vendor/preact.js";
import { Plain } from "../text/mrkdwn.js";
import { Icon } from "./icons.js";

export function Listbox({ id, name, menu, several, chosen, full, most, pick }) {
  const list = useRef(null);
  const follow = () => list.current.querySelector(".option-active")?.scrollIntoView({ block: "nearest" });
  useEffect(follow, [menu.at, menu.open]);
  const values = new Set(chosen.map(({ value }) => value));
  const one = (option) => {
    const index = menu.options.indexOf(option);
    const has = values.has(option.value);
    const state = { active: index === menu.at, has, off: full && !has };
    return html`<${Option}
      id=${`${id}-${index}`}
      option=${option}
      ...${state}
      onPick=${() => pick(option)}
      onReach=${() => menu.goTo(index)}
    />`;
  };
  const grouped = ({ label, options }, index) => {
    if (!label) return options.map(one);
    return html`<${Group} id=${`${id}-group-${index}`} label=${label}>${options.map(one)}<//>`;
  };
  return html`<div ref=${list}>
    <div role="status" class="list-note">${menu.open && note(menu, full, most)}</div>
    <div role="listbox" id=${`${id}-list`} aria-label=${name} aria-multiselectable=${several ? "true" : undefined}>
      ${menu.open && menu.offer.groups.map(grouped)}
    </div>
  </div>`;
}

function note({ offer, options }, full, most) {
  if (offer.note) return offer.note;
  if (full) return `You can choose up to ${most}.`;
  if (!options.length) return "Nothing found";
  return offer.more ? `${offer.more} more: type to narrow them down` : null;
}

function Group({ id, label, children }) {
  return html`<div role="group" aria-labelledby=${id} class="option-group">
    <div id=${id} class="option-group-label" role="presentation"><${Plain} text=${label} /></div>
    ${children}
  </div>`;
}

function Option({ id, option, active, has, off, onPick, onReach }) {
  return html`<div
    role="option"
    id=${id}
    class=${active ? "option option-active" : "option"}
    aria-selected=${String(has)}
    aria-disabled=${off ? "true" : undefined}
    onClick=${onPick}
    onMouseMove=${active ? undefined : onReach}
  >
    <span>
      <${Plain} ...${option.text} />
      ${option.description && html`<span class="option-description"><${Plain} ...${option.description} /></span>`}
    </span>
    ${has && html`<${Icon} name="check" />`}
  </div>`;
}
