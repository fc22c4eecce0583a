// The inspector: everything that went between the bot and Slack, newest first, and each entry in full.
import { html, useMemo, useState } from "../../vendor/preact.js";
import { change } from "../store.js";
import { Entry } from "./entry.js";
import { Panel } from "./panel.js";
import { still } from "./still.js";
import { city, second } from "./times.js";
import { DIRECTIONS, latency, Verdict, VERDICTS } from "./verdict.js";

const SHOWN = 300;

export function Inspector({ state }) {
  const { entry, log, people, hello, focused, panes } = state;
  const zone = people.get(panes.find(({ key }) => key === focused).person).tz;
  const list = html`
    <${Entries} log=${log} people=${people} zone=${zone} />
    <${NotSimulated} sentences=${hello.not_simulated} />
  `;
  const one = html`<${Entry} key=${entry} number=${entry} summary=${log.get(entry)} people=${people} zone=${zone} />`;
  return html`<${Panel} title="Inspector" kind="inspector">${entry === null ? list : one}<//>`;
}

const Entries = still(({ log, people, zone }) => {
  const [wanted, setWanted] = useState({ text: "", verdict: "", direction: "" });
  const rows = useMemo(() => matching(log, people, wanted), [log, people, wanted]);
  const set = (name) => (event) => setWanted({ ...wanted, [name]: event.target.value });
  return html`
    <p class="lead">What the bot and Slack said to each other. Times are ${city(zone)} time on the playground clock.</p>
    <div class="filters" role="search" aria-label="Filter entries">
      <input type="search" aria-label="Filter by text" placeholder="Method, person, error…" value=${wanted.text} onInput=${set("text")} />
      <select aria-label="Direction" value=${wanted.direction} onChange=${set("direction")}>
        <option value="">Both ways</option>
        ${Object.entries(DIRECTIONS).map(([value, words]) => html`<option key=${value} value=${value}>${words}</option>`)}
      </select>
      <select aria-label="Verdict" value=${wanted.verdict} onChange=${set("verdict")}>
        <option value="">Every verdict</option>
        ${VERDICTS.map((verdict) => html`<option key=${verdict} value=${verdict}>${verdict}</option>`)}
      </select>
    </div>
    <p class="unseen" role="status">${rows.length === 1 ? "1 entry" : `${rows.length} entries`}</p>
    ${rows.length === 0 && html`<p class="quiet">${log.size ? "Nothing matches." : "Nothing yet. Write to the bot and watch."}</p>`}
    <ol class="entries" aria-label="Entries, newest first">
      ${rows.slice(0, SHOWN).map(
        (row) => html`<${EntryRow} key=${row.number} row=${row} person=${people.get(row.person)?.name} zone=${zone} />`,
      )}
    </ol>
  `;
});

function matching(log, people, { text, verdict, direction }) {
  const words = text.trim().toLowerCase();
  const fits = (row) => {
    const all = [row.name, people.get(row.person)?.name, row.error, row.fault, row.channel].join(" ").toLowerCase();
    return all.includes(words) && (!verdict || row.verdict === verdict) && (!direction || row.direction === direction);
  };
  return [...log.values()].filter(fits).sort((one, other) => other.number - one.number);
}

const EntryRow = still(({ row, person, zone }) => {
  const way = DIRECTIONS[row.direction];
  const attempt = row.attempt > 1 && `attempt ${row.attempt}`;
  const about = [second(new Date(row.at), zone), person, latency(row), attempt, row.fault].filter(Boolean);
  return html`<li>
    <button type="button" class="entry-row" onClick=${() => change({ entry: row.number })}>
      <span class="way ${row.direction}" title=${way}>
        <span aria-hidden="true">${row.direction === "to_slack" ? "↑" : "↓"}</span><span class="unseen">${way}: </span>
      </span>
      <span class="entry-name">${row.name}</span>
      <${Verdict} verdict=${row.verdict} error=${row.error} />
      <span class="entry-about">${about.join(" · ")}</span>
    </button>
  </li>`;
});

function NotSimulated({ sentences }) {
  return html`<details class="not-simulated">
    <summary>What this Slack leaves out</summary>
    <ul>${sentences.map((sentence) => html`<li key=${sentence}>${sentence}</li>`)}</ul>
  </details>`;
}
