// Who acts in a pane: the person with their local time, people at hand with one click, and a search over everyone.
import { html, useEffect, useRef, useState } from "../../vendor/preact.js";
import { Avatar } from "./avatar.js";
import { Icon } from "./icons.js";
import { actAs } from "./panes.js";
import { PersonSearch } from "./personsearch.js";
import { city, hour } from "./times.js";

const FACES = 4;

export function ActAs({ pane, person, people, atHand, now }) {
  const [open, setOpen] = useState(false);
  const button = useRef(null);
  const close = () => {
    setOpen(false);
    button.current.focus();
  };
  const choose = (id) => {
    close();
    actAs(pane, id);
  };
  return html`<div class="acting">
    <button ref=${button} id="${pane}-acting" type="button" class="acting-button"
      aria-haspopup="dialog" aria-expanded=${open} onClick=${() => setOpen(!open)}>
      <${Avatar} person=${person} size="small" />
      <span class="acting-words"><span class="unseen">Acting as </span><b>${person.name}</b><${About} person=${person} now=${now} /></span>
      <${Icon} name="down" size=${16} />
    </button>
    <${Faces} people=${people} atHand=${atHand} person=${person} choose=${(id) => actAs(pane, id)} />
    ${open && html`<${Switcher} ...${{ pane, people, person, now, choose, close }} drop=${() => setOpen(false)} />`}
  </div>`;
}

function About({ person, now }) {
  const title = person.deleted ? "deactivated" : person.title;
  const time = `${hour(now, person.tz)} in ${city(person.tz)}`;
  return html`<span class="acting-about">${title && html`<span class="acting-title">${` · ${title}`}</span>`}${` · ${time}`}</span>`;
}

function Faces({ people, atHand, person, choose }) {
  const faces = atHand.filter((id) => id !== person.id && people.has(id)).slice(0, FACES);
  return html`<div class="faces" role="group" aria-label="People at hand">
    ${faces.map((id) => html`<${Face} key=${id} person=${people.get(id)} choose=${() => choose(id)} />`)}
  </div>`;
}

function Face({ person, choose }) {
  const words = `Act as ${person.name}`;
  return html`<button type="button" aria-label=${words} title=${words} onClick=${choose}>
    <${Avatar} person=${person} size="small" />
  </button>`;
}

function Switcher({ pane, people, person, now, choose, close, drop }) {
  const box = useRef(null);
  useEffect(() => {
    const outside = (event) => box.current.parentElement.contains(event.target) || drop();
    document.addEventListener("pointerdown", outside);
    return () => document.removeEventListener("pointerdown", outside);
  }, []);
  const left = ({ relatedTarget }) => relatedTarget && !box.current.parentElement.contains(relatedTarget) && drop();
  return html`<div ref=${box} class="switcher" role="dialog" aria-label="Act as" onFocusOut=${left}>
    <${PersonSearch} id="${pane}-search" label="Act as" people=${people} now=${now} current=${person.id} choose=${choose} close=${close} />
  </div>`;
}
