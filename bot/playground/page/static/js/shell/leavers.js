// People who leave, come back or become guests, as the trouble panel lets them.
import { html, useState } from "../../vendor/preact.js";
import { PersonSearch } from "./personsearch.js";

export function Leavers({ state, cause }) {
  const { people, clock, panes, focused } = state;
  const [chosen, choose] = useState(panes.find(({ key }) => key === focused).person);
  const [searching, setSearching] = useState(false);
  const pick = (id) => {
    choose(id);
    setSearching(false);
  };
  return html`<section aria-label="Somebody leaves or comes back">
    <h3>Somebody leaves or comes back</h3>
    <p class="sees">
      Partners of somebody who leaves should be told kindly and looked after. Guests can do less, and the bot should say so.
    </p>
    <${Whom} person=${people.get(chosen)} searching=${searching} toggle=${() => setSearching(!searching)} />
    ${searching &&
    html`<div class="inline-search">
      <${PersonSearch} id="trouble-search" label="Who" people=${people} now=${clock.now} current=${chosen}
        choose=${pick} close=${() => pick(chosen)} />
    </div>`}
    <${Acts} person=${people.get(chosen)} cause=${(kind) => cause(kind, { person: chosen })} />
  </section>`;
}

function Whom({ person, searching, toggle }) {
  const facts = [person.title, person.deleted && "deactivated", person.role === "guest" && "guest"].filter(Boolean);
  return html`<p class="whom">
    <span><b>${person.name}</b>${facts.map((fact) => ` · ${fact}`)}</span>
    <button type="button" class="link" aria-expanded=${searching} onClick=${toggle}>Choose someone else</button>
  </p>`;
}

function Acts({ person, cause }) {
  const act = (kind, words) => html`<button type="button" class="secondary" onClick=${() => cause(kind)}>${words}</button>`;
  if (person.deleted) return html`<p class="buttons">${act("reactivate", `Reactivate ${person.name}`)}</p>`;
  return html`<p class="buttons">
    ${act("deactivate", `Deactivate ${person.name}`)} ${person.role !== "guest" && act("make_guest", "Make a guest")}
  </p>`;
}
