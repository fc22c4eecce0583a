// The app's shortcuts: the global ones beside the composer, those about a message in the message's own menu.
import { html } from "../../vendor/preact.js";
import { MenuButton } from "../elements/menu.js";
import { Icon } from "./icons.js";

/** Nothing is drawn where the app declares none. */
export function Shortcuts({ seat }) {
  const items = ofType(seat.shortcuts, "global").map(({ name, description, callback_id }) => ({
    label: name,
    more: description,
    pick: () => seat.act("shortcut", { callback_id }, "composer"),
  }));
  if (!items.length) return null;
  const names = { "aria-label": "Shortcuts", title: `Shortcuts of ${seat.bot.name}` };
  return html`<${MenuButton} id="${seat.pane}-shortcuts" items=${items} names=${names} align="start">
    <${Icon} name="shortcut" />
  <//>`;
}

/** What can be done with a message: a reply where one may be written, and the app's shortcuts. */
export function MessageMenu({ seat, room, message, spot, reply }) {
  const items = ofType(seat.shortcuts, "message").map(({ name, callback_id }) => ({
    label: name,
    more: seat.bot.name,
    pick: () => seat.act("message_shortcut", { callback_id, channel: room, ts: message.ts }, spot),
  }));
  if (reply) items.unshift({ label: "Reply in thread", pick: reply });
  if (!items.length) return null;
  const id = `${seat.pane}-${spot.replaceAll(".", "-")}-more`;
  const names = { "aria-label": "More actions", title: "More actions" };
  return html`<span class="message-menu">
    <${MenuButton} id=${id} items=${items} names=${names}>
      <${Icon} name="more" />
    <//>
  </span>`;
}

function ofType(shortcuts, wanted) {
  return shortcuts.filter(({ type }) => type === wanted);
}
