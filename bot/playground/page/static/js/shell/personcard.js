// A person's card: who they are, what time it is for them, and a button to act as them.
import { html } from "../../vendor/preact.js";
import { Avatar } from "./avatar.js";
import { actAs } from "./panes.js";
import { Sheet } from "./sheet.js";
import { city, hour, shortDay } from "./times.js";

export function PersonCard({ person, pane, now, close }) {
  const act = () => {
    close();
    actAs(pane, person.id);
  };
  return html`<${Sheet} title=${person.name} close=${close}>
    <div class="card">
      <${Avatar} person=${person} size="large" />
      <p>
        <b>${person.title || "No title given"}</b>
        <span>@${person.handle}</span>
        <span>${shortDay(now, person.tz)}, ${hour(now, person.tz)} in ${city(person.tz)}</span>
      </p>
    </div>
    ${!person.bot && html`<button type="button" class="primary" onClick=${act}>Act as ${person.name}</button>`}
  <//>`;
}
