// The line above a conversation: its name and people, or the app's name with its Home and Messages tabs.
import { html } from "../../vendor/preact.js";
import { Avatar } from "./avatar.js";
import { Icon } from "./icons.js";
import { Dot, Unread } from "./marks.js";
import { isApp, Sign } from "./sidebar.js";

export function RoomHead({ pane, seat, sight, drawer, toggle, choose }) {
  const row = rowOf(sight, pane.place, seat.bot);
  const app = pane.place === "home" || (row && isApp(row, seat.bot)) || pane.place === "app";
  return html`<header class="room-head">
    <button type="button" class="plain drawer-button" aria-label="Conversations" aria-expanded=${drawer} onClick=${toggle}>
      <${Icon} name="menu" />${waiting(sight, pane.place) && html`<${Dot} says="something is unread" />`}
    </button>
    ${app && html`<${AppHead} pane=${pane} seat=${seat} sight=${sight} choose=${choose} />`}
    ${!app && row && html`<${RoomName} row=${row} seat=${seat} />`}
  </header>`;
}

function RoomName({ row, seat }) {
  return html`
    <h2><${Sign} row=${row} people=${seat.people} />${row.name}</h2>
    ${row.kind !== "im" && html`<p class="room-people">${row.count === 1 ? "1 member" : `${row.count} members`}</p>`}
    ${row.archived && html`<p class="room-people">archived</p>`}
  `;
}

function AppHead({ pane, seat, sight, choose }) {
  const { bot, people } = seat;
  const row = appRow(sight, bot);
  const atHome = pane.place === "home";
  return html`
    <h2><${Avatar} person=${people.get(bot.id) ?? { ...bot, bot: true }} size="small" />${bot.name}</h2>
    <nav class="tabs" aria-label=${bot.name}>
      <${Tab} words="Home" current=${atHome} choose=${() => choose("home")}>
        ${!atHome && sight?.sidebar?.home_unread && html`<${Dot} says="new" />`}
      <//>
      <${Tab} words="Messages" current=${!atHome} choose=${() => choose(row?.id ?? "app")}>
        ${atHome && html`<${Unread} count=${row?.unread} />`}
      <//>
    </nav>
  `;
}

function Tab({ words, current, choose, children }) {
  return html`<button type="button" aria-current=${current ? "page" : null} onClick=${choose}>${words}${children}</button>`;
}

function rowOf(sight, place, bot) {
  const rows = [...(sight?.sidebar?.channels ?? []), ...(sight?.sidebar?.directs ?? [])];
  return place === "app" ? appRow(sight, bot) : rows.find((row) => row.id === place) ?? (sight?.room?.id === place ? sight.room : null);
}

function appRow(sight, bot) {
  return sight?.sidebar?.directs.find((row) => isApp(row, bot));
}

function waiting(sight, place) {
  const rows = [...(sight?.sidebar?.channels ?? []), ...(sight?.sidebar?.directs ?? [])];
  return rows.some((row) => row.unread > 0 && row.id !== place);
}
