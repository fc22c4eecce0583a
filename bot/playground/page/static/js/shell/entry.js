// One entry of the inspector in full: what was sent, what was answered, which rules it kept, and a fixture to copy.
import { html, useEffect, useState } from "../../vendor/preact.js";
import { change } from "../store.js";
import { ask } from "../wire.js";
import { copied } from "./copy.js";
import { Icon } from "./icons.js";
import { DIRECTIONS, latency, Verdict } from "./verdict.js";
import { Notice } from "./notice.js";
import { inUtc, second, shortDay } from "./times.js";

export function Entry({ number, summary, people, zone }) {
  const [answer, setAnswer] = useState(null);
  useEffect(() => {
    ask("entry", { number }).then(setAnswer);
  }, [number, summary]);
  const entry = answer?.entry;
  return html`
    <button type="button" class="plain back-to-list" onClick=${() => change({ entry: null })}>
      <${Icon} name="back" size=${16} />All entries
    </button>
    ${answer?.ok === false && html`<${Notice} text=${answer.error} />`}
    ${entry && html`<${Detail} entry=${entry} people=${people} zone=${zone} />`}
  `;
}

function Detail({ entry, people, zone }) {
  const at = new Date(entry.at);
  const status = entry.status && `HTTP ${entry.status}`;
  const facts = [DIRECTIONS[entry.direction], people.get(entry.person)?.name, latency(entry), status, entry.fault].filter(Boolean);
  return html`<article class="entry">
    <h3>${entry.name}</h3>
    <p><${Verdict} verdict=${entry.verdict} error=${entry.error} /></p>
    <p class="entry-about">
      <time datetime=${entry.at} title=${inUtc(at)}>${shortDay(at, zone)}, ${second(at, zone)}</time> · ${facts.join(" · ")}
    </p>
    ${entry.problem && html`<p class="problem">${problemText(entry.problem)}</p>`}
    <${Checks} checks=${entry.checks ?? []} />
    <${CopyFixture} fixture=${entry.fixture} />
    <${Code} title="Sent" value=${entry.sent} />
    <${Code} title="Answer" value=${entry.answer} />
  </article>`;
}

function problemText(problem) {
  return typeof problem === "string" ? problem : JSON.stringify(problem, null, 2);
}

function Checks({ checks }) {
  if (!checks.length) return null;
  return html`<section aria-label="Rules">
    <h4>Slack's rules</h4>
    <ul class="checks">
      ${checks.map((check) => html`<${Check} key=${check.words} check=${check} />`)}
    </ul>
  </section>`;
}

function Check({ check }) {
  const { words, ok } = check;
  return html`<li class=${ok ? "kept" : "broken"}>
    <span class="check-mark" aria-hidden="true">${ok ? "✓" : "✗"}</span>
    <span class="unseen">${ok ? "Kept: " : "Broken: "}</span>${words}
  </li>`;
}

function CopyFixture({ fixture }) {
  const [words, setWords] = useState("");
  const text = JSON.stringify(fixture, null, 2);
  const copy = async () => setWords((await copied(text)) ? "Copied." : "The browser did not allow copying. Select the JSON below instead.");
  return html`<p class="copy">
    <button type="button" class="secondary" onClick=${copy}>Copy as a test fixture</button><span role="status">${words}</span>
  </p>`;
}

function Code({ title, value }) {
  const text = value === null || value === undefined ? "nothing" : JSON.stringify(value, null, 2);
  return html`<section aria-label=${title}>
    <h4>${title}</h4>
    <pre tabindex="0" role="group" aria-label="${title}, JSON">${text}</pre>
  </section>`;
}
