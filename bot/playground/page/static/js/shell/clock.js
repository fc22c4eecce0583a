// The playground's clock: the virtual time where the focused person lives, and the buttons that move it.
import { html, useState } from "../../vendor/preact.js";
import { ask } from "../wire.js";
import { Icon } from "./icons.js";
import { Notice } from "./notice.js";
import { city, fullDay, hour, inUtc, shortDay } from "./times.js";

const MOVES = [
  ["hour", "+1 hour"],
  ["day", "+1 day"],
  ["monday", html`<span><span class="long">Next </span>Mon<span class="long">day</span> 09:00</span>`],
  ["week", "+1 week"],
];

export function Clock({ clock, person }) {
  const [trouble, setTrouble] = useState(null);
  const move = async (by) => {
    if (clock.moving) return;
    const answer = await ask("move_clock", { by, person: person.id });
    setTrouble(answer.ok ? null : answer.error);
  };
  return html`<section class="clock" aria-label="Playground clock, not a part of Slack">
    <${Face} clock=${clock} person=${person} />
    <div class="switch" role="group" aria-label="Move the clock">
      ${MOVES.map(
        ([by, words]) => html`<button key=${by} type="button" aria-disabled=${clock.moving} onClick=${() => move(by)}>${words}</button>`,
      )}
    </div>
    <span class="unseen" role="status">${clock.moving ? "Time is passing…" : spoken(clock.now, person.tz)}</span>
    ${trouble && html`<div class="clock-trouble"><${Notice} text=${trouble} dismiss=${() => setTrouble(null)} /></div>`}
  </section>`;
}

function spoken(now, zone) {
  return `It is ${fullDay(now, zone)}, ${hour(now, zone)} in ${city(zone)}`;
}

function Face({ clock, person }) {
  const { now, moving } = clock;
  const words = `${inUtc(now)}\nThis clock belongs to the playground; Slack has no such thing.`;
  return html`<div class="face ${moving ? "moving" : ""}" title=${words}>
    <span class="face-label"><${Icon} name="clock" size=${14} />Playground clock</span>
    <time datetime=${now.toISOString()}>${shortDay(now, person.tz)}, <b>${hour(now, person.tz)}</b></time>
    <span class="face-city">${moving ? "moving…" : `in ${city(person.tz)}`}</span>
  </div>`;
}
