// The trouble panel: things that go wrong in real workspaces, on demand, and what people should see then.
import { html, useState } from "../../vendor/preact.js";
import { ask } from "../wire.js";
import { Installation } from "./installation.js";
import { Leavers } from "./leavers.js";
import { Notice } from "./notice.js";
import { Panel } from "./panel.js";

const FAULTS = [
  {
    kind: "slow_ack",
    title: "Answer too late",
    does: "The bot gets the next gesture after 3.5 seconds, past Slack's deadline of three.",
    sees: "A short failure notice from Slack. Nothing is done twice.",
  },
  {
    kind: "rate_limited",
    title: "Too many requests",
    does: "Slack answers the bot's next call with 429 and asks it to wait.",
    sees: "The message once, as soon as the playground clock has moved on a little.",
  },
  {
    kind: "drop_socket",
    title: "Drop the connection",
    does: "The WebSocket between Slack and the bot breaks.",
    sees: "Nothing. The bot connects again within seconds, and no message is lost.",
  },
  {
    kind: "duplicate_event",
    title: "Deliver an event twice",
    does: "The next event reaches the bot two times, as happens when Slack is in doubt.",
    sees: "One answer, not two.",
  },
  {
    kind: "server_error",
    title: "Slack has an outage",
    does: "Slack answers the bot's next call with a server error.",
    sees: "What they would have seen anyway, a little later: the bot tries again.",
  },
];

export function Faults({ state }) {
  const [trouble, setTrouble] = useState(null);
  const cause = async (kind, details = {}) => {
    const answer = await ask("fault", { kind, ...details });
    setTrouble(answer.ok ? null : answer.error);
  };
  return html`<${Panel} title="Trouble" kind="trouble">
    <p class="lead">What goes wrong in real workspaces, on demand. The bot should stay calm and nobody should lose anything.</p>
    ${trouble && html`<${Notice} text=${trouble} dismiss=${() => setTrouble(null)} />`}
    <${Pending} app=${state.app} cause=${cause} />
    <h3>On the way to Slack and back</h3>
    <ul class="faults">${FAULTS.map((fault) => html`<${Fault} key=${fault.kind} fault=${fault} cause=${cause} />`)}</ul>
    <${Leavers} state=${state} cause=${cause} />
    <${Installation} app=${state.app} bot=${state.hello.bot} cause=${cause} />
  <//>`;
}

function Pending({ app, cause }) {
  const waiting = [...(app?.faults ?? []).map(faultWords), ...duplicateWords(app?.duplicates ?? 0)];
  return html`<section class="pending" aria-label="Waiting to happen" aria-live="polite">
    <p><b>Waiting to happen:</b> ${waiting.length ? waiting.join("; ") : "nothing"}.</p>
    ${waiting.length > 0 && html`<button type="button" class="secondary" onClick=${() => cause("clear")}>Clear</button>`}
  </section>`;
}

function faultWords({ kind, method, times }) {
  const where = method && method !== "*" ? ` for ${method}` : "";
  return `${kind.replaceAll("_", " ")}${where}${times > 1 ? `, ${times} times` : ""}`;
}

function duplicateWords(count) {
  if (!count) return [];
  return [count === 1 ? "the next event twice" : `the next ${count} events twice`];
}

function Fault({ fault, cause }) {
  const { kind, title, does, sees } = fault;
  const [busy, setBusy] = useState(false);
  const go = async () => {
    if (busy) return;
    setBusy(true);
    await cause(kind);
    setBusy(false);
  };
  return html`<li>
    <h4>${title}</h4>
    <button type="button" class="secondary" aria-label="Cause it: ${title}" aria-busy=${busy} aria-disabled=${busy} onClick=${go}>
      Cause it
    </button>
    <p>${does}</p>
    <p class="sees"><b>People see:</b> ${sees}</p>
  </li>`;
}
