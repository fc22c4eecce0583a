// One window of Slack: who acts in it, their sidebar, and what they look at, with modals above.
import { html, useCallback, useEffect, useMemo, useState } from "../../vendor/preact.js";
import { ask } from "../wire.js";
import { ActAs } from "./actas.js";
import { Complaints } from "./complaints.js";
import { Composer } from "./composer.js";
import { seatOf } from "./context.js";
import { Conversation } from "./conversation.js";
import { Home } from "./home.js";
import { Modals } from "./modals.js";
import { focusPane, go } from "./panes.js";
import { PersonCard } from "./personcard.js";
import { RoomHead } from "./roomhead.js";
import { Sidebar } from "./sidebar.js";
import { dayKey } from "./times.js";

const NOTHING = [];

export function Pane({ pane, state }) {
  const { hello, people, clock, focused } = state;
  const person = people.get(pane.person);
  const sight = state.sights[pane.key];
  const own = sight?.person === pane.person ? sight : null;
  const { trouble, act, tell } = useActing(person, state.link);
  const [met, meet] = useState(null);
  const [drawer, setDrawer] = useState(false);
  const now = useCalmNow(clock, person.tz);
  const bot = hello.bot;
  const channels = useChannels(own?.sidebar, bot);
  const here = pane.place === "home" ? null : (own?.room?.id ?? null);
  const given = { pane: pane.key, person, people, channels, bot, shortcuts: hello.shortcuts, here, now, act, tell, meet };
  const seat = useMemo(() => seatOf(given), Object.values(given));
  const modals = person.deleted ? NOTHING : (own?.modals ?? NOTHING);
  const choose = useCallback((place) => {
    setDrawer(false);
    return go(pane.key, { place });
  }, [pane.key]);
  useEscape(drawer, setDrawer);
  const several = state.panes.length > 1;
  return html`<section class="pane" aria-label=${several ? `${person.name}'s Slack, ${pane.key}` : `${person.name}'s Slack`}
    data-focused=${several && focused === pane.key} onFocusIn=${() => focusPane(pane.key)} onPointerDown=${() => focusPane(pane.key)}>
    <div class="strip"><${ActAs} pane=${pane.key} person=${person} people=${people} atHand=${atHand(state)} now=${clock.now} /></div>
    <div class="pane-below">
      <div class="pane-body" inert=${modals.length > 0} data-drawer=${drawer ? "open" : "closed"}>
        <${Sidebar} pane=${pane.key} workspace=${hello.workspace.name} sidebar=${own?.sidebar} place=${pane.place}
          ...${{ person, people, bot, choose }} />
        ${drawer && html`<div class="drawer-shade" onClick=${() => setDrawer(false)}></div>`}
        <div class="place">
          <${RoomHead} pane=${pane} seat=${seat} sight=${own} drawer=${drawer} toggle=${() => setDrawer(!drawer)} choose=${choose} />
          <${Place} pane=${pane} seat=${seat} sight=${own} commands=${hello.commands} trouble=${trouble} />
        </div>
      </div>
      <${Modals} seat=${seat} sight=${own} views=${modals} focused=${!several || focused === pane.key} trouble=${trouble} />
    </div>
    ${met && html`<${PersonCard} person=${people.get(met)} pane=${pane.key} now=${clock.now} close=${() => meet(null)} />`}
  </section>`;
}

function Place({ pane, seat, sight, commands, trouble }) {
  const { key: paneKey, place } = pane;
  const here = sight?.place === place ? sight : null;
  const room = place === "home" ? null : here?.room;
  const key = `${paneKey} ${seat.person.id} ${place}`;
  const unsent = trouble?.spot === "composer" && trouble.text;
  return html`
    ${!here && html`<div class="loading" aria-busy="true"></div>`}
    ${here && place === "home" && html`<${Home} key=${key} seat=${seat} home=${here.home} trouble=${trouble} />`}
    ${room && html`<${Conversation} key=${key} seat=${seat} room=${room} trouble=${trouble} />`}
    <div class="place-notices">
      <${Complaints} seat=${seat} sight=${sight} />
    </div>
    ${room && html`<${Composer} key=${key} seat=${seat} room=${room} commands=${commands} trouble=${unsent} />`}
  `;
}

/** Sends a person's gestures; trouble stays at its spot until the next gesture goes well. */
function useActing(person, link) {
  const [trouble, setTrouble] = useState(null);
  const tell = useCallback((spot, text) => {
    setTrouble((before) => (text ? { spot, text } : before?.spot === spot ? null : before));
  }, []);
  const act = useCallback(async (name, details, spot) => {
    const answer = await ask(name, { person: person.id, ...details });
    tell(spot, answer.ok ? null : answer.error);
    return answer;
  }, [person.id]);
  useEffect(() => setTrouble(null), [person.id]);
  useEffect(() => void (link === "open" && setTrouble(null)), [link]);
  return { trouble, act, tell };
}

/** The time as messages know it: while the clock runs only the days count, so that nothing is drawn a hundred times. */
function useCalmNow({ now, moving }, zone) {
  const key = moving ? dayKey(now, zone) : now.getTime();
  return useMemo(() => now, [key]);
}

function useEscape(open, setOpen) {
  useEffect(() => {
    const listen = (event) => event.key === "Escape" && setOpen(false);
    if (open) window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, [open]);
}

/** People offered with one click: those acted as lately, then those of the story. */
function atHand({ recents, story }) {
  return [...new Set([...recents, ...(story ?? []).map((step) => step.there.person)])];
}

/** The same map until a conversation comes, goes or is renamed: unread marks change far more often. */
function useChannels(sidebar, bot) {
  const rows = [...(sidebar?.channels ?? []), ...(sidebar?.directs ?? [])].filter(({ id }) => id !== "app");
  const channels = rows.map(({ id, name, kind, archived, with: others }) => [id, { name, kind, archived, bot: others.includes(bot.id) }]);
  return useMemo(() => new Map(channels), [JSON.stringify(channels)]);
}
