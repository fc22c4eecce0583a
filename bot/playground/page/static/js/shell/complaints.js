// What Slack has to say to one person besides messages: windows it refused to open, and its own complaints.
import { html } from "../../vendor/preact.js";
import { Failures } from "./failures.js";
import { Refused } from "./refused.js";

/** `since` leaves out Slack's own complaints up to that number. */
export function Complaints({ seat, sight, since = -1 }) {
  const failures = (sight?.failures ?? []).filter(({ number }) => number > since);
  return html`
    ${(sight?.refused_modals ?? []).map((each) => html`<${Refused} key=${each.number} refused=${each} seat=${seat} surface="modal" />`)}
    <${Failures} person=${seat.person.id} failures=${failures} />
  `;
}
