// Choosing a person: a combobox that stays quick with thousands of people.
import { html, useEffect, useMemo, useRef, useState } from "../../vendor/preact.js";
import { Avatar } from "./avatar.js";
import { Icon } from "./icons.js";
import { matching } from "./matching.js";
import { city, hour } from "./times.js";

/** Type a name, a handle or a title, then arrows and Enter; Escape closes. */
export function PersonSearch({ id, label, people, now, current, choose, close }) {
  const [typed, setTyped] = useState("");
  const [active, setActive] = useState(0);
  const found = useMemo(() => matching(people, typed), [people, typed]);
  const input = useRef(null);
  useEffect(() => input.current.focus(), []);
  useEffect(() => document.getElementById(`${id}-${active}`)?.scrollIntoView({ block: "nearest" }), [active]);
  const pressed = (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) setActive((active + step + found.shown.length) % Math.max(found.shown.length, 1));
    else if (event.key === "Enter" && found.shown[active]) choose(found.shown[active].id);
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const typing = (event) => {
    setTyped(event.target.value);
    setActive(0);
  };
  return html`
    <label class="search">
      <${Icon} name="search" size=${16} /><span class="unseen">${label}</span>
      <input ref=${input} id=${id} type="text" role="combobox" autocomplete="off" spellcheck=${false} placeholder="Search by name or title"
        aria-expanded="true" aria-controls="${id}-list" aria-autocomplete="list"
        aria-activedescendant=${found.shown.length ? `${id}-${active}` : null}
        value=${typed} onInput=${typing} onKeyDown=${pressed} />
    </label>
    <ul id="${id}-list" class="found" role="listbox" aria-label="People">
      ${found.shown.map((each, index) => {
        const standing = { active: index === active, current: each.id === current };
        return html`<${Found} key=${each.id} id="${id}-${index}" person=${each} now=${now} ...${standing} choose=${choose} />`;
      })}
    </ul>
    <p class="found-note" role="status">${note(found, typed)}</p>
  `;
}

function Found({ id, person, now, active, current, choose }) {
  const facts = [person.title, flag(person), current && "acting now"].filter(Boolean);
  return html`<li id=${id} role="option" aria-selected=${active} class=${active ? "active" : ""} onClick=${() => choose(person.id)}>
    <${Avatar} person=${person} size="small" />
    <span class="found-words"><b>${person.name}</b><span>${facts.join(" · ")}</span></span>
    <span class="found-time">${hour(now, person.tz)} ${city(person.tz)}</span>
  </li>`;
}

function flag({ deleted, role }) {
  if (deleted) return "deactivated";
  return { guest: "guest", admin: "Workspace admin", owner: "Workspace owner", stranger: "from another organisation" }[role];
}

function note({ shown, total }, typed) {
  if (total === 0) return `Nobody matches “${typed}”.`;
  if (total > shown.length) return `${total} people; the first ${shown.length} are listed. Type to narrow it down.`;
  return total === 1 ? "One person" : `${total} people`;
}
