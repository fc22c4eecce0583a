// Where a person may not write: why, and what they can do about it.
import { html } from "../../vendor/preact.js";
import { Notice } from "./notice.js";

/** Says why nothing can be written here, and offers to join where that is what is missing. */
export function Closed({ reason, seat, room, trouble }) {
  const mayJoin = room.kind === "public_channel" && !room.archived && !seat.person.deleted;
  const join = () => seat.act("join", { room: room.id }, "composer");
  return html`<div class="composer closed">
    ${trouble && html`<${Notice} text=${trouble} />`}
    <p>${reason} ${mayJoin && html`<button type="button" class="primary" onClick=${join}>Join #${room.name}</button>`}</p>
  </div>`;
}

/** A sentence, or null where this person may write. */
export function closedBecause({ archived, member, kind, name }, person) {
  if (person.deleted) return `${person.name}'s account is deactivated, so nothing can be written as them.`;
  if (archived) return "This channel is archived. It can be read, not written to.";
  if (member === false && kind.endsWith("channel")) return `${person.name} has not joined #${name}.`;
  return null;
}
