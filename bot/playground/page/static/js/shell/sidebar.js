// The conversations of one person, as Slack lists them: channels, direct messages, and the app below.
import { html } from "../../vendor/preact.js";
import { Avatar } from "./avatar.js";
import { Icon } from "./icons.js";
import { Dot, Unread } from "./marks.js";
import { still } from "./still.js";

export const Sidebar = still(({ pane, person, people, bot, workspace, sidebar, place, choose }) => {
  const directs = sidebar?.directs ?? [];
  const app = directs.find((row) => isApp(row, bot));
  const others = directs.filter((row) => row !== app);
  return html`<nav class="sidebar" aria-label="Conversations of ${person.name}">
    <p class="workspace">${workspace}</p>
    <${Group} id="${pane}-channels" title="Channels" rows=${sidebar?.channels ?? []} ...${{ people, place, choose }} />
    ${others.length > 0 && html`<${Group} id="${pane}-directs" title="Direct messages" rows=${others} ...${{ people, place, choose }} />`}
    <h2 id="${pane}-apps">Apps</h2>
    <ul aria-labelledby="${pane}-apps">
      <${AppRow} bot=${bot} people=${people} row=${app} homeUnread=${sidebar?.home_unread} place=${place} choose=${choose} />
    </ul>
  </nav>`;
});

export function isApp(row, bot) {
  return row.id === "app" || (row.kind === "im" && row.with?.includes(bot.id));
}

function Group({ id, title, rows, people, place, choose }) {
  return html`
    <h2 id=${id}>${title}</h2>
    <ul aria-labelledby=${id}>
      ${rows.map((row) => html`<${RoomRow} key=${row.id} row=${row} people=${people} current=${row.id === place} choose=${choose} />`)}
    </ul>
  `;
}

function RoomRow({ row, people, current, choose }) {
  const faint = row.archived || row.member === false;
  const note = row.archived ? "archived" : "";
  return html`<${Row} name=${row.name} unread=${row.unread} ...${{ faint, current, note }} choose=${() => choose(row.id)}>
    <${Sign} row=${row} people=${people} />
  <//>`;
}

function AppRow({ bot, people, row, homeUnread, place, choose }) {
  const unread = row?.unread ?? 0;
  const current = place === "home" || place === "app" || place === row?.id;
  const landing = unread > 0 ? row.id : "home";
  return html`<${Row} name=${bot.name} unread=${unread} dot=${homeUnread} current=${current} choose=${() => choose(landing)}>
    <${Avatar} person=${people.get(bot.id) ?? { ...bot, bot: true }} size="tiny" />
  <//>`;
}

function Row({ name, unread, dot, faint, current, note, choose, children }) {
  const kind = [unread > 0 || dot ? "unread" : "", faint ? "faint" : ""].join(" ");
  return html`<li>
    <button type="button" class="row ${kind}" aria-current=${current ? "page" : null} onClick=${choose}>
      ${children}<span class="row-name">${name}</span>
      ${note && html`<span class="row-note">${note}</span>`}
      <${Unread} count=${unread} />
      ${!unread && dot && html`<${Dot} says="Home is new" />`}
    </button>
  </li>`;
}

/** What stands before a conversation's name: #, a lock, a face, or how many people. */
export function Sign({ row, people }) {
  if (row.kind === "public_channel") return html`<${Icon} name="hash" size=${15} />`;
  if (row.kind === "private_channel") return html`<${Icon} name="lock" size=${15} />`;
  if (row.kind === "im") return html`<${Avatar} person=${people.get(row.with?.[0])} size="tiny" />`;
  return html`<span class="crowd" aria-hidden="true">${row.with?.length ?? ""}</span>`;
}
