// The list of what a slash command could become, above the composer.
import { html, useEffect } from "../../vendor/preact.js";

export function Choices({ id, choices, active, take }) {
  useEffect(() => document.getElementById(`${id}-${active}`)?.scrollIntoView({ block: "nearest" }), [active]);
  return html`<ul id=${id} class="completions" role="listbox" aria-label="Commands">
    ${choices.map((choice, index) => {
      const standing = { choice, take, active: index === active };
      return html`<${Choice} key=${choice.title} id="${id}-${index}" ...${standing} />`;
    })}
  </ul>`;
}

/** Pressing it leaves the focus where the person writes. */
function Choice({ id, choice, active, take }) {
  const { title, hint, words } = choice;
  return html`<li id=${id} role="option" aria-selected=${active} class=${active ? "active" : ""}
    onPointerDown=${(event) => event.preventDefault()} onClick=${() => take(choice)}>
    <b>${title}</b>${hint && html`<span class="usage"> ${hint}</span>`}
    ${words && html`<span class="choice-words">${words}</span>`}
  </li>`;
}

/** What screen readers hear of the list. */
export function counted({ length }) {
  if (!length) return "";
  return length === 1 ? "1 command fits; Tab takes it" : `${length} commands fit; choose with the arrow keys`;
}
