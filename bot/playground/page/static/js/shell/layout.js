// The whole window: the playground's own bar on top, one or two panes of Slack below, a panel beside them.
import { html, useEffect, useRef, useState } from "../../vendor/preact.js";
import { useStore } from "../store.js";
import { Faults } from "./faults.js";
import { Help } from "./help.js";
import { Inspector } from "./inspector.js";
import { watchKeys } from "./keys.js";
import { Pane } from "./pane.js";
import { Story } from "./story.js";
import { TopBar } from "./topbar.js";

const PANELS = { story: Story, inspector: Inspector, trouble: Faults };

export function Playground() {
  const state = useStore();
  const [help, setHelp] = useState(false);
  useEffect(() => watchKeys({ help: () => setHelp(true) }), []);
  if (!ready(state)) return html`<main class="waiting"><p role="status">${waitingFor(state)}</p></main>`;
  const Panel = PANELS[state.panel];
  return html`
    <${SkipLinks} panes=${state.panes} panel=${state.panel} />
    <${TopBar} state=${state} help=${() => setHelp(true)} />
    <${LinkNotice} link=${state.link} />
    <div class="window" data-panes=${state.panes.length} data-panel=${state.panel ?? "none"}>
      <main class="panes">
        ${state.panes.map((pane) => html`<${Pane} key=${pane.key} pane=${pane} state=${state} />`)}
      </main>
      ${Panel && html`<${Panel} state=${state} />`}
    </div>
    ${help && html`<${Help} close=${() => setHelp(false)} />`}
  `;
}

function ready({ hello, clock, panes }) {
  return hello && clock && panes.length > 0;
}

function waitingFor({ link }) {
  return link === "lost" ? "The playground does not answer. It is tried again every few seconds." : "Opening the playground…";
}

function SkipLinks({ panes, panel }) {
  return html`<nav class="skips" aria-label="Skip">
    ${panes.map(({ key }) => html`<a key=${key} href="#${key}-content" onClick=${jump}>${skipName(key, panes.length)}</a>`)}
    ${panel && html`<a href="#panel" onClick=${jump}>Skip to the panel</a>`}
  </nav>`;
}

function skipName(key, count) {
  return count === 1 ? "Skip to the conversation" : `Skip to the ${key} conversation`;
}

// The hash of the address belongs to the panes, so skip links move the focus themselves.
function jump(event) {
  event.preventDefault();
  document.getElementById(event.currentTarget.hash.slice(1))?.focus();
}

function LinkNotice({ link }) {
  const wasLost = useRef(false);
  if (link === "lost") wasLost.current = true;
  const words = link === "lost" ? "The connection to the playground is gone. Trying again; nothing you typed is lost." : "";
  return html`<div class="link-notice" role="status">
    ${words && html`<p>${words}</p>`}
    ${!words && wasLost.current && html`<span class="unseen">Connected again.</span>`}
  </div>`;
}
